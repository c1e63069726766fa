import type { Fact, TechniqueState } from '../http/facts';

/** Strongest first. */
const FACTS = ['validated', 'alerted', 'observed', 'configured', 'potential'] as const;
export type IndependentFacts = Readonly<Record<(typeof FACTS)[number], Fact>>;

/**
 * The one state of a technique.
 *
 * From the strongest fact down: the first that is `yes` is the state; one that is `unknown` on the way there makes the
 * state `unknown`, because it could be the stronger one. A weaker fact cannot change it. Where none is `yes` or
 * `unknown`, the technique is `blind` if its potential was assessed, and else `not_assessed`: where ATT&CK says nothing
 * of what could observe it, nothing says that nothing can.
 *
 * @see docs/scoring.md, "State"
 */
export function stateOf(facts: IndependentFacts): TechniqueState {
  for (const fact of FACTS) {
    if (facts[fact] === 'yes') return fact;
    if (facts[fact] === 'unknown') return 'unknown';
  }
  return facts.potential === 'no' ? 'blind' : 'not_assessed';
}
