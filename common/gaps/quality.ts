import type { DataQuality } from '../http/gap_judgements';

/**
 * DeTT&CT's data quality score: (2 · device + 2 · field + 2 · retention + timeliness + consistency) / 8.
 *
 * @returns 0–5
 * @see docs/scoring.md, "Published scales"
 */
export const dettectQuality = (quality: DataQuality): number =>
  (2 * quality.device_completeness +
    2 * quality.field_completeness +
    2 * quality.retention +
    quality.timeliness +
    quality.consistency) /
  8;

/**
 * What HuntTeam averages of one data source: completeness, consistency, timeliness. Completeness is DeTT&CT's field
 * completeness here: whether what the analysis needs stands in the events.
 */
const huntTeamSource = ({ field_completeness, consistency, timeliness }: DataQuality): number =>
  (field_completeness + consistency + timeliness) / 3;

/** A needed component: its data does not arrive, or arrives in a quality, which may not have been judged. */
export type ComponentQuality =
  | { readonly kind: 'missing' }
  | { readonly kind: 'not_judged' }
  | { readonly kind: 'judged'; readonly quality: DataQuality };

export interface TechniqueQuality {
  /** Mean of DeTT&CT's data quality scores, 0–5, one decimal; a missing component counts 0. */
  readonly dettect: number;
  /** HuntTeam's data quality of the technique, 0–5, whole: the mean over its components, rounded down. */
  readonly huntteam: number;
  /** Components that arrive and were not judged: left out of both. */
  readonly not_judged: number;
}

/**
 * How good the data of a technique is, by the published formulas.
 *
 * @returns null where nothing is known: no component is needed, or none that arrives was judged while at least one does
 */
export function qualityOf(components: readonly ComponentQuality[]): TechniqueQuality | null {
  const known = components.filter(({ kind }) => kind !== 'not_judged');
  const not_judged = components.length - known.length;
  const isJudged = known.some(({ kind }) => kind === 'judged');
  if (known.length === 0 || (not_judged > 0 && !isJudged)) return null;
  const mean = (score: (quality: DataQuality) => number) =>
    known.reduce((sum, each) => sum + (each.kind === 'judged' ? score(each.quality) : 0), 0) /
    known.length;
  return {
    dettect: Math.round(mean(dettectQuality) * 10) / 10,
    huntteam: Math.floor(mean(huntTeamSource)),
    not_judged,
  };
}

/**
 * Device completeness as DeTT&CT scores it, from the share of hosts that send something.
 *
 * @param share - 0–1
 * @returns 0 for none, 1 to 25 %, 2 to 50 %, 3 to 75 %, 4 to 99 %, 5 for all
 */
export function deviceCompleteness(share: number): number {
  if (share <= 0) return 0;
  if (share >= 1) return 5;
  return Math.min(4, Math.ceil(share * 4));
}
