/** Something to gain, and what would gain it. */
export interface Gain<Id extends string = string> {
  readonly id: Id;
  /** How much it is worth; 0 or less is worth nothing and left out. */
  readonly weight: number;
  /** Each of these alone suffices. */
  readonly choices: readonly string[];
}

/** What one choice gains by itself. */
export interface AloneGain<Id extends string = string> {
  readonly choice: string;
  readonly ids: readonly Id[];
  readonly weight: number;
}

/** What a choice adds to those before it. */
export interface NextStep<Id extends string = string> extends AloneGain<Id> {
  /** Of this and all steps before. */
  readonly total_ids: number;
  readonly total_weight: number;
}

export interface Ranking<Id extends string = string> {
  /** Most worth first. */
  readonly alone: readonly AloneGain<Id>[];
  /** Greedy: each step is the choice that adds most to those before; ends where nothing is left to gain. */
  readonly sequence: readonly NextStep<Id>[];
}

/**
 * Ranks choices by what they gain, alone and one after another.
 *
 * The sequence is the greedy one, which reaches at least 63 % (1 − 1/e) of what the best set of the same size would. Ties go to the choice that is
 * worth more alone, then to the first in the order of the alphabet, so that equal input gives equal output.
 *
 * @see docs/gaps.md, "What to enable next"
 */
export function rankNext<Id extends string>(gains: readonly Gain<Id>[]): Ranking<Id> {
  const byChoice = new Map<string, Gain<Id>[]>();
  for (const gain of gains) {
    if (gain.weight <= 0) continue;
    for (const choice of new Set(gain.choices)) {
      const own = byChoice.get(choice);
      if (own) own.push(gain);
      else byChoice.set(choice, [gain]);
    }
  }
  const alone = [...byChoice]
    .map(([choice, own]) => toAlone(choice, own))
    .sort((a, b) => b.weight - a.weight || (a.choice < b.choice ? -1 : 1));
  return { alone, sequence: sequenceOf(alone, byChoice) };
}

function toAlone<Id extends string>(choice: string, gains: readonly Gain<Id>[]): AloneGain<Id> {
  return {
    choice,
    ids: gains.map(({ id }) => id),
    weight: gains.reduce((sum, { weight }) => sum + weight, 0),
  };
}

function sequenceOf<Id extends string>(
  alone: readonly AloneGain<Id>[],
  byChoice: ReadonlyMap<string, readonly Gain<Id>[]>
): readonly NextStep<Id>[] {
  const gained = new Set<Id>();
  const left = new Map(alone.map(({ choice }) => [choice, byChoice.get(choice) ?? []]));
  const steps: NextStep<Id>[] = [];
  let total_weight = 0;
  for (;;) {
    let best: AloneGain<Id> | null = null;
    for (const [choice, gains] of left) {
      const adds = toAlone(
        choice,
        gains.filter(({ id }) => !gained.has(id))
      );
      if (adds.ids.length === 0) left.delete(choice);
      // `left` stands in the order of what each is worth alone, which decides ties.
      else if (best === null || adds.weight > best.weight) best = adds;
    }
    if (best === null) return steps;
    for (const id of best.ids) gained.add(id);
    left.delete(best.choice);
    total_weight += best.weight;
    steps.push({ ...best, total_ids: gained.size, total_weight });
  }
}
