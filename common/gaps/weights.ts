import { normalizeTechniqueId, type TechniqueId } from '../attack/ids';

/** What a technique is worth: 0 for nothing. */
export type WeightOf = (id: TechniqueId) => number;

export const EVEN_WEIGHTS: WeightOf = () => 1;

export interface WeightChoice {
  /** Techniques of each chosen group, campaign or software; none chosen counts every technique alike. */
  readonly related: readonly { readonly technique_ids: readonly string[] }[];
  /** What the user says that a technique is worth; others are worth 1. */
  readonly own: ReadonlyMap<string, number>;
}

/**
 * A technique is worth as many as the chosen groups and software that use it, times its own weight. A technique that none
 * of the chosen uses is worth nothing.
 */
export function weightsOf({ related, own }: WeightChoice): WeightOf {
  const uses = new Map<string, number>();
  for (const { technique_ids } of related)
    for (const id of new Set(technique_ids)) uses.set(id, (uses.get(id) ?? 0) + 1);
  return (id) => (related.length === 0 ? 1 : (uses.get(id) ?? 0)) * (own.get(id) ?? 1);
}

const MAX_WEIGHT = 1_000;

export interface ParsedWeights {
  readonly weights: ReadonlyMap<string, number>;
  /** What says no weight. */
  readonly problems: readonly string[];
}

/**
 * Reads weights as people type them: `T1055=5`, one on a line or separated by commas; `:` and spaces do as well.
 *
 * @returns weights are numbers from 0 to 1,000; the last of an id counts
 */
export function parseWeights(text: string): ParsedWeights {
  const weights = new Map<string, number>();
  const problems: string[] = [];
  for (const part of text.split(/[\n,;]/)) {
    const typed = part.trim();
    if (typed === '') continue;
    const [, name = '', number = ''] =
      /^(\S+?)\s*[=:\s]\s*(\d{1,4}(?:\.\d{1,3})?)$/.exec(typed) ?? [];
    const id = normalizeTechniqueId(name);
    if (id === null || number === '' || Number(number) > MAX_WEIGHT) problems.push(typed);
    else weights.set(id, Number(number));
  }
  return { weights, problems };
}
