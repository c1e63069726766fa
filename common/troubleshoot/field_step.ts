import type { Step } from '../http/troubleshoot';
import { techniqueIdsIn } from '../coverage/count';
import { documentPath, tagField } from '../sources/source';
import { findTagLikeFields, valuesAt } from './document_values';
import type { EventFacts, SourceFacts } from './facts';
import { step } from './step';

/** The value that is counted, and whether the index keeps it so that it can be counted. */
export interface ReadField {
  readonly step: Step;
  /** Values that the grammar is asked about; empty where there are none. */
  readonly values: readonly string[];
}

/** Which field is read, whether it has a value, and whether the index holds that value whole. */
export function readField(facts: EventFacts, found: SourceFacts): ReadField {
  const { source, indexed_values } = found;
  const field = tagField(source);
  const values = valuesAt(facts.document, documentPath(field));
  const mapping = facts.fields.get(field);
  const details: Record<string, string> = { Field: field };
  if (values.length > 0) details.Value = values.join(' | ');
  if (mapping?.type) details['Mapped as'] = describeMapping(mapping);
  if (values.length === 0) return { step: withoutValue(facts, found, details), values: [] };
  const lost = whyLost(facts, field, values, mapping);
  if (lost !== null)
    return { step: step('field', 'failed', lost.text, { ...lost, details }), values };
  if (indexed_values === null) {
    const text = `The event holds a value in ${documentPath(field)}; a pasted event cannot show what an index would keep of it.`;
    return { step: step('field', 'passed', text, { details }), values };
  }
  details['A count sees'] = indexed_values.join(' | ') || 'nothing';
  return { step: compareIndexed(field, values, indexed_values, details), values: indexed_values };
}

const describeMapping = ({
  type,
  ignore_above,
}: {
  readonly type: string | null;
  readonly ignore_above: number | null;
}): string => `${type}${ignore_above === null ? '' : `, ignore_above ${ignore_above}`}`;

function compareIndexed(
  field: string,
  values: readonly string[],
  indexed: readonly string[],
  details: Record<string, string>
): Step {
  if (indexed.length === 0) {
    return step('field', 'failed', `The event holds a value, but ${field} is not indexed for it.`, {
      details,
      advice: `Map ${field} as keyword for new events, and reindex or update the old ones.`,
    });
  }
  const whole = values.every((value) => indexed.includes(value));
  return whole
    ? step('field', 'passed', `${field} holds the value, and a count sees it whole.`, { details })
    : step('field', 'attention', `${field} does not hold the value as it was written.`, {
        details,
        advice: `The mapping of ${field} changes values (an analyser or a normalizer), and what is left is counted. Use a plain keyword field.`,
      });
}

function whyLost(
  { ignored, index }: EventFacts,
  field: string,
  values: readonly string[],
  mapping: { readonly type: string | null; readonly ignore_above: number | null } | undefined
): { text: string; advice: string } | null {
  const longest = Math.max(...values.map((value) => value.length));
  const limit = mapping?.ignore_above ?? null;
  if (ignored?.includes(field) || (limit !== null && longest > limit)) {
    return {
      text: `The value has ${longest} characters, more than ${field} keeps (ignore_above${limit === null ? '' : ` ${limit}`}): it stands in the document, but no count sees it.`,
      advice: `Raise ignore_above of ${field} in the mapping and reindex, or give the rule a shorter name.`,
    };
  }
  if (mapping !== undefined && mapping.type === null && index !== null) {
    return {
      text: `${field} is not mapped in ${index}, so no count sees the value.`,
      advice: `Map ${field} as keyword, and reindex or update the events.`,
    };
  }
  return null;
}

function withoutValue(
  { document }: EventFacts,
  { source }: SourceFacts,
  details: Record<string, string>
): Step {
  const field = tagField(source);
  const { rule_name } = source.fields;
  const names =
    rule_name === null || source.tags_from === 'rule_name'
      ? []
      : valuesAt(document, documentPath(rule_name));
  const ids = ([] as string[]).concat(
    ...names.map((name) => [...techniqueIdsIn(name, 'rule_name')])
  );
  if (ids.length > 0) {
    return step(
      'field',
      'failed',
      `The rule name carries ${ids.join(', ')}, but ${field} is empty.`,
      {
        details: { ...details, [rule_name ?? '']: names.join(' | ') },
        advice:
          'The pipeline that splits rule names did not run for this event or does not read this dialect. Let the source count rule names instead, or install the pipeline of the Enrichment page and enrich the old events.',
      }
    );
  }
  const elsewhere = findTagLikeFields(document).filter(
    ({ path }) => path !== documentPath(field) && path !== documentPath(rule_name ?? '')
  );
  for (const { path, values } of elsewhere) details[path] = values.join(' | ');
  return step('field', 'failed', `The event has no value in ${documentPath(field)}.`, {
    details,
    advice:
      elsewhere.length > 0
        ? `Another field looks as if it held the tag: ${elsewhere[0]?.path ?? ''}. Make it the rule name field of the source.`
        : 'Sysmon wrote no rule name: the rule that logged this event has no name, or only an include without rules matched. Give the rule a name such as technique_id=T1055,technique_name=Process Injection.',
  });
}
