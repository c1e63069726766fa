import type { Step } from '../http/troubleshoot';
import { matchesPattern } from '../sources/index_expression';
import { LAYOUTS, TIME_FIELDS } from '../sources/layouts';
import { documentPath, type Source, tagField } from '../sources/source';
import { findTagLikeFields, valuesAt } from './document_values';
import type { EventFacts, SourceFacts } from './facts';
import { passesSimpleQuery } from './simple_lucene';
import { step } from './step';

/**
 * The source that an event belongs to: Elasticsearch's answer for a stored event; for a pasted one the first whose
 * pattern fits the index that it names, else the first whose tag field it fills.
 */
export function findSource({ sources, index, document }: EventFacts): SourceFacts | null {
  const stored = sources.find(({ in_index }) => in_index === true);
  if (stored !== undefined) return stored;
  const open = sources.filter(({ in_index }) => in_index === null);
  if (index !== null) return open.find(({ source }) => namesIndex(source, index)) ?? null;
  const filled = open.filter(({ source }) => fills(source, document));
  const passes = ({ source }: SourceFacts) =>
    source.filter === null || passesSimpleQuery(source.filter, document) !== false;
  return filled.find(passes) ?? filled[0] ?? null;
}

const fills = ({ fields }: Source, document: EventFacts['document']): boolean =>
  [fields.technique_ids, fields.rule_name].some(
    (field) => field !== null && valuesAt(document, documentPath(field)).length > 0
  );

function namesIndex({ index_pattern }: Source, index: string): boolean {
  const stream = /^\.ds-(.+)-\d{4}\.\d{2}\.\d{2}-\d{6}$/.exec(index)?.[1];
  const names = stream === undefined ? [index] : [index, stream];
  const patterns = index_pattern.split(',');
  const any = (wanted: readonly string[]) =>
    wanted.some((pattern) => names.some((name) => matchesPattern(name, pattern)));
  const excluded = patterns.filter((text) => text.startsWith('-')).map((text) => text.slice(1));
  return any(patterns.filter((text) => !text.startsWith('-'))) && !any(excluded);
}

/** Which source the event belongs to, or why to none. */
export function sourceStep(facts: EventFacts, found: SourceFacts | null): Step {
  if (found !== null) {
    const { source, in_index } = found;
    const how =
      in_index === true
        ? `Its index ${facts.index} belongs to the source “${source.name}”.`
        : facts.index !== null
          ? `By its name, ${facts.index} belongs to the source “${source.name}”.`
          : `By its fields, it would belong to the source “${source.name}”; only its index decides.`;
    return step('source', 'passed', how, {
      details: { 'Index pattern': source.index_pattern, 'Tags from': tagField(source) },
    });
  }
  return step('source', 'failed', whyNoSource(facts), {
    advice: adviceForNoSource(facts),
    details: detailsOfNoSource(facts),
  });
}

const whyNoSource = ({ index, sources }: EventFacts): string => {
  if (sources.length === 0) return 'There is no source at all, so no event is counted.';
  return index === null
    ? 'No source reads a field that this event fills.'
    : `No source covers the index ${index}.`;
};

function adviceForNoSource({ document, fields }: EventFacts): string {
  const [known] = knownTagFields(document);
  if (known === undefined) {
    return findTagLikeFields(document).length > 0
      ? 'A field looks as if it held the tag, but under a name that no known layout uses: add a source that reads it.'
      : 'The event has no field in which a rule name or a technique id is known to stand. Check that the shipper forwards RuleName and that the Sysmon rule has a name.';
  }
  const mapping = fields.get(known) ?? fields.get(`${known}.keyword`);
  const keyword = fields.get(`${known}.keyword`);
  if (mapping?.type === null) {
    return `${known} stands in the event, but the index does not map it: map it as keyword and reindex.`;
  }
  if (mapping !== undefined && !mapping.aggregatable && keyword?.aggregatable !== true) {
    return `${known} is mapped as ${mapping.type} without a keyword sub-field, so its values cannot be counted. Map it as keyword, or add a .keyword sub-field, and reindex.`;
  }
  if (!TIME_FIELDS.some((name) => valuesAt(document, name).length > 0)) {
    return `The event has none of the time fields ${TIME_FIELDS.join(', ')}: without one it cannot be placed in a time range.`;
  }
  return `${known} holds the tag, but no source covers its index: look at the list of sources, or add one.`;
}

function detailsOfNoSource({ document, sources }: EventFacts): Record<string, string> {
  const details: Record<string, string> = {};
  for (const { path, values } of findTagLikeFields(document)) details[path] = values.join(', ');
  const patterns = sources.map(({ source }) => source.index_pattern);
  details['Sources cover'] = patterns.join('; ') || 'nothing';
  return details;
}

/** Fields of known layouts that the event fills. */
const knownTagFields = (document: EventFacts['document']): readonly string[] => {
  const names = ([] as string[]).concat(
    ...LAYOUTS.map(({ fields }) => [...(fields.technique_ids ?? []), ...(fields.rule_name ?? [])])
  );
  return [...new Set(names)].filter((name) => valuesAt(document, name).length > 0);
};

/** Whether the source's own filter lets the event through. */
export function sourceFilterStep(
  { document }: EventFacts,
  { source, passes_filter }: SourceFacts
): Step {
  const { filter } = source;
  if (filter === null) {
    return step('source_filter', 'passed', 'The source has no filter: all of its events count.');
  }
  const passes = passes_filter ?? passesSimpleQuery(filter, document);
  const details = { Filter: filter };
  if (passes === null) {
    const text =
      'Only Elasticsearch can tell whether a pasted event passes the filter of the source.';
    return step('source_filter', 'unknown', text, { details });
  }
  return passes
    ? step('source_filter', 'passed', 'It passes the filter of the source.', { details })
    : step('source_filter', 'failed', 'The filter of the source leaves it out.', {
        details,
        advice:
          'The filter keeps events of other products out. If this is an event of Sysmon, its provider or channel field is filled differently: change the filter of the source.',
      });
}
