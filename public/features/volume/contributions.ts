import type { MatrixCatalogue } from '../../../common/http/catalogue';
import type { CoverageResponse } from '../../../common/http/coverage';
import type { VolumeResponse } from '../../../common/http/volume';
import type { Contribution } from '../../../common/volume/rank';

/** By what tags or events are added up. */
export const DIMENSIONS = [
  'technique',
  'tactic',
  'rule',
  'host',
  'analytic_type',
  'custom_tag',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const DIMENSION_LABEL: Readonly<Record<Dimension, string>> = {
  technique: 'Technique',
  tactic: 'Tactic',
  rule: 'Rule name',
  host: 'Host',
  analytic_type: 'Analytic type',
  custom_tag: 'Custom tag',
};

/** Techniques and tactics are read from the matrix's own count; the others need a search of their own. */
export const needsVolume = (dimension: Dimension): boolean =>
  dimension !== 'technique' && dimension !== 'tactic';

/** Tags are (event, technique) pairs; an event of two techniques is two tags. */
export const unitOf = (dimension: Dimension): 'tag' | 'event' =>
  needsVolume(dimension) ? 'event' : 'tag';

type Amounts = ReadonlyMap<string, number>;

/** Tags of every technique, sub-techniques apart from their technique. */
export function byTechnique(
  catalogue: MatrixCatalogue,
  now: CoverageResponse,
  before: CoverageResponse | undefined
): readonly Contribution[] {
  const names = new Map<string, string>(catalogue.techniques.map(({ id, name }) => [id, name]));
  return combine(tagsOf(now), before && tagsOf(before), (id) => `${id} ${names.get(id) ?? ''}`);
}

/** Tags of every tactic; a technique of several tactics adds to each. */
export function byTactic(
  catalogue: MatrixCatalogue,
  now: CoverageResponse,
  before: CoverageResponse | undefined
): readonly Contribution[] {
  const names = new Map(catalogue.tactics.map(({ id, name }) => [id, name]));
  return combine(
    tacticsOf(catalogue, now),
    before && tacticsOf(catalogue, before),
    (id) => names.get(id) ?? id
  );
}

/** Events of rules, hosts, or of what rule names say beside their techniques. */
export function byEvents(
  dimension: Dimension,
  now: VolumeResponse,
  before: VolumeResponse | undefined
): readonly Contribution[] {
  return combine(eventsOf(dimension, now), before && eventsOf(dimension, before), String);
}

const tagsOf = ({ techniques }: CoverageResponse): Amounts =>
  new Map(techniques.map(({ id, observed, alerted }) => [id, observed + alerted]));

function tacticsOf(catalogue: MatrixCatalogue, coverage: CoverageResponse): Amounts {
  const tags = tagsOf(coverage);
  const amounts = new Map<string, number>();
  for (const { id, tactic_ids } of catalogue.techniques) {
    const own = tags.get(id) ?? 0;
    if (own === 0) continue;
    for (const tactic of tactic_ids) amounts.set(tactic, (amounts.get(tactic) ?? 0) + own);
  }
  return amounts;
}

function eventsOf(dimension: Dimension, { rules, hosts }: VolumeResponse): Amounts {
  if (dimension === 'host') return new Map(hosts.map(({ value, events }) => [value, events]));
  if (dimension === 'rule') return new Map(rules.map(({ value, events }) => [value, events]));
  const amounts = new Map<string, number>();
  for (const { events, analytic_type, custom_tags } of rules) {
    const keys =
      dimension === 'analytic_type' ? (analytic_type === null ? [] : [analytic_type]) : custom_tags;
    for (const key of new Set(keys)) amounts.set(key, (amounts.get(key) ?? 0) + events);
  }
  return amounts;
}

function combine(
  now: Amounts,
  before: Amounts | undefined,
  labelOf: (key: string) => string
): readonly Contribution[] {
  const keys = new Set([...now.keys(), ...(before?.keys() ?? [])]);
  return [...keys].map((key) => ({
    key,
    label: labelOf(key),
    now: now.get(key) ?? 0,
    before: before === undefined ? null : (before.get(key) ?? 0),
  }));
}
