import type { CatalogueIndex } from '../attack/catalogue_index';
import { resolveTechnique } from '../attack/catalogue_index';
import { normalizeTechniqueId, type TechniqueId } from '../attack/ids';
import type { CoverageResponse, RawCount } from '../http/coverage';
import { parseRuleName } from '../rule_name/parse';
import type { Source } from '../sources/source';

/** How many events of a source carry each raw value of its tag field. */
export interface CountedValues {
  readonly source: Source;
  readonly values: readonly { readonly value: string; readonly events: number }[];
  /** Of those events, the ones whose tag of one technique is suppressed. Absent for most. */
  readonly hidden?: HiddenEvents;
}

/** Events by technique (its current id) and raw value; integers >= 0. */
export type HiddenEvents = ReadonlyMap<TechniqueId, ReadonlyMap<string, number>>;

export type CountedTags = Pick<CoverageResponse, 'techniques' | 'unknown' | 'totals'>;

type TechniqueCount = CoverageResponse['techniques'][number];

/**
 * Joins what stands in the events with the catalogue.
 *
 * The unit is the tag: one (event, technique) pair. A technique's count is the number of events that carry it under
 * its current or a former id; a value that names several techniques counts for each; a revoked id counts for the
 * technique that `revoked-by` leads to; an id that leads nowhere is listed, not dropped. Values are disjoint sets of
 * events where a source counts rule names, and where it counts ids each (event, id) pair is one.
 *
 * @param counted - per source; events are integers >= 0
 * @returns techniques with at least one tag, in the order of their ids; every total is the sum of what is listed
 * @see docs/scoring.md, "Counting"
 */
export function countTags(counted: readonly CountedValues[], index: CatalogueIndex): CountedTags {
  const techniques = new Map<TechniqueId, TechniqueCount>();
  const unknown: CoverageResponse['unknown'] = [];
  for (const { source, values, hidden } of counted) {
    for (const { value, events } of values) {
      const ids = techniqueIdsIn(value, source.tags_from);
      if (ids.length === 0 && source.tags_from === 'technique_ids') {
        unknown.push(rawCount(source, value, events, value, 'not_an_id'));
      }
      for (const { id, counted_as } of currentIds(ids, index)) {
        const raw = { source_id: source.id, value, events, as_id: id };
        if (counted_as.id === null) {
          unknown.push({ ...raw, reason: counted_as.reason });
          continue;
        }
        const left = events - (hidden?.get(counted_as.id)?.get(value) ?? 0);
        if (left > 0) addTo(techniques, counted_as.id, source.origin, { ...raw, events: left });
      }
    }
  }
  const sorted = [...techniques.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { techniques: sorted, unknown, totals: totalsOf(sorted, unknown) };
}

/**
 * The technique ids that a raw value names, whether a catalogue knows them or not.
 *
 * @returns ids in ATT&CK's own form, in the order typed; empty where the value names none
 */
export function techniqueIdsIn(
  value: string,
  tagsFrom: Source['tags_from']
): readonly TechniqueId[] {
  if (tagsFrom === 'rule_name') return parseRuleName(value).techniques.map(({ id }) => id);
  const id = normalizeTechniqueId(value);
  return id === null ? [] : [id];
}

/** The live techniques that a raw value counts for, each once. */
export function currentTechniquesIn(
  value: string,
  tagsFrom: Source['tags_from'],
  index: CatalogueIndex
): readonly TechniqueId[] {
  const current: TechniqueId[] = [];
  for (const { counted_as } of currentIds(techniqueIdsIn(value, tagsFrom), index)) {
    if (counted_as.id !== null) current.push(counted_as.id);
  }
  return current;
}

type CountedAs =
  | { readonly id: TechniqueId }
  | { readonly id: null; readonly reason: 'not_in_catalogue' | 'deprecated' };

/** Current ids, each once: one value may name a technique under two of its ids, and the event carries it once. */
function currentIds(
  ids: readonly TechniqueId[],
  index: CatalogueIndex
): readonly { id: TechniqueId; counted_as: CountedAs }[] {
  const seen = new Set<string>();
  const current: { id: TechniqueId; counted_as: CountedAs }[] = [];
  for (const id of ids) {
    const counted_as = countedAs(id, index);
    const key = counted_as.id ?? id;
    if (!seen.has(key)) current.push({ id, counted_as });
    seen.add(key);
  }
  return current;
}

function countedAs(id: TechniqueId, index: CatalogueIndex): CountedAs {
  const resolved = resolveTechnique(index, id);
  switch (resolved.kind) {
    case 'live':
    case 'redirected':
      return { id: resolved.id };
    case 'retired':
      return { id: null, reason: 'deprecated' };
    case 'unknown':
      return { id: null, reason: 'not_in_catalogue' };
  }
}

function addTo(
  techniques: Map<TechniqueId, TechniqueCount>,
  id: TechniqueId,
  origin: Source['origin'],
  raw: RawCount
): void {
  const before = techniques.get(id) ?? { id, observed: 0, alerted: 0, repeated: 0, raw: [] };
  const key = origin === 'sysmon_rule' ? 'observed' : 'alerted';
  techniques.set(id, { ...before, [key]: before[key] + raw.events, raw: [...before.raw, raw] });
}

const rawCount = (
  source: Source,
  value: string,
  events: number,
  as_id: string,
  reason: CoverageResponse['unknown'][number]['reason']
): CoverageResponse['unknown'][number] => ({ source_id: source.id, value, events, as_id, reason });

/** Events of a source that were counted for a technique under more than one of its ids. */
export interface RepeatedTags {
  readonly source_id: string;
  readonly id: string;
  /** How often too often: integer >= 0. */
  readonly events: number;
}

/**
 * Takes back what was counted twice: an event that carries a technique under two of its ids is one tag.
 *
 * @param sources - the sources that were counted; they say whether a tag was observed or alerted
 */
export function withoutRepeated(
  tags: CountedTags,
  repeated: readonly RepeatedTags[],
  sources: readonly Source[]
): CountedTags {
  const techniques = tags.techniques.map((technique) => {
    let { observed, alerted } = technique;
    for (const { source_id, id, events } of repeated) {
      if (id !== technique.id) continue;
      const source = sources.find((candidate) => candidate.id === source_id);
      if (source?.origin === 'detection_rule') alerted -= events;
      else observed -= events;
    }
    const before = technique.observed + technique.alerted;
    return { ...technique, observed, alerted, repeated: before - observed - alerted };
  });
  return { ...tags, techniques, totals: totalsOf(techniques, tags.unknown) };
}

const totalsOf = (
  techniques: readonly TechniqueCount[],
  unknown: CoverageResponse['unknown']
): CoverageResponse['totals'] => ({
  observed_tags: techniques.reduce((sum, { observed }) => sum + observed, 0),
  alerted_tags: techniques.reduce((sum, { alerted }) => sum + alerted, 0),
  unknown_tags: unknown.reduce((sum, { events }) => sum + events, 0),
});
