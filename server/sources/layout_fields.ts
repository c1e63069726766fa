import { type Layout, TIME_FIELDS } from '../../common/sources/layouts';
import { documentPath, type SourceFields } from '../../common/sources/source';
import type { SourceProblem } from '../../common/http/sources';
import type { IndexFields } from './field_capabilities';

/** A layout laid over the fields that exist. */
export interface FittedLayout {
  readonly layout: Layout;
  readonly fields: SourceFields;
  readonly filter: string | null;
  /** See `Source.covered_by`. */
  readonly covered_by: string | null;
  readonly problems: readonly SourceProblem[];
}

/**
 * Lays a layout over an index.
 *
 * @returns null where the index lacks a time field or any field that names a technique
 */
export function fitLayout(layout: Layout, present: IndexFields): FittedLayout | null {
  const time = TIME_FIELDS.find((name) =>
    ['date', 'date_nanos'].includes(present.get(name)?.type ?? '')
  );
  if (time === undefined) return null;
  const { requires = [], lacks = [] } = layout;
  if (!requires.every((name) => present.has(name))) return null;
  if (lacks.some((name) => present.has(name))) return null;
  const filter = filterOf(layout, present);
  if (layout.needsOnly === true && filter === null) return null;
  const role = (name: keyof Layout['fields']) =>
    firstAggregatable(layout.fields[name] ?? [], present);
  const technique_ids = role('technique_ids');
  const rule_name = role('rule_name');
  const tagFields = layout.fields.technique_ids ?? layout.fields.rule_name ?? [];
  const problems = tagFields.filter((name) => isBareText(name, present)).map(textWithoutKeyword);
  const tag = layout.fields.technique_ids === undefined ? rule_name : technique_ids;
  if (tag === null && problems.length === 0) return null;
  return {
    layout,
    filter,
    covered_by: coveringField(layout, technique_ids, present),
    problems,
    fields: {
      time,
      technique_ids,
      rule_name,
      event_id: role('event_id'),
      channel: role('channel'),
      host: role('host'),
      user: role('user'),
      process_image: role('process_image'),
    },
  };
}

/** The field itself where it can be aggregated, else the `.keyword` beside it. */
function firstAggregatable(candidates: readonly string[], present: IndexFields): string | null {
  for (const candidate of candidates) {
    const found = [candidate, `${candidate}.keyword`].find(
      (name) => present.get(name)?.aggregatable
    );
    if (found !== undefined) return found;
  }
  return null;
}

const isBareText = (name: string, present: IndexFields): boolean =>
  present.has(name) && firstAggregatable([name], present) === null;

const textWithoutKeyword = (name: string): SourceProblem => ({
  kind: 'text_without_keyword',
  subject: name,
  message: `${name} is mapped as text without a keyword sub-field, so its values cannot be counted. Map it as keyword, or add a .keyword sub-field, and reindex.`,
});

function filterOf(layout: Layout, present: IndexFields): string | null {
  const parts: string[] = [];
  for (const { field, value } of layout.only) {
    const name = firstAggregatable([field], present);
    if (name !== null) parts.push(`${escapeLucene(name)}:"${value}"`);
  }
  return parts.length === 0 ? null : parts.join(' OR ');
}

function coveringField(
  { coveredBy = {} }: Layout,
  technique_ids: string | null,
  present: IndexFields
): string | null {
  const name = technique_ids === null ? undefined : coveredBy[documentPath(technique_ids)];
  return name === undefined ? null : firstAggregatable([name], present);
}

const escapeLucene = (name: string): string =>
  name.replace(/([+\-=&|!(){}[\]^"~*?:\\/ ])/g, '\\$1');
