import type { Fact, TechniqueState } from '../http/facts';
import { type IndependentFacts, stateOf } from './state';

const VALUES: readonly Fact[] = ['yes', 'no', 'unknown', 'not_assessed'];
/** Strongest first, as docs/scoring.md lists them. */
const ORDER = ['validated', 'alerted', 'observed', 'configured', 'potential'] as const;

const NOTHING: IndependentFacts = {
  validated: 'not_assessed',
  alerted: 'not_assessed',
  observed: 'no',
  configured: 'not_assessed',
  potential: 'no',
};

describe('stateOf', () => {
  it.each<[string, Partial<IndependentFacts>, TechniqueState]>([
    ['nothing at all', {}, 'blind'],
    ['its data arrives', { potential: 'yes' }, 'potential'],
    ['a rule names it, though its data does not arrive', { configured: 'yes' }, 'configured'],
    ['events carry it', { observed: 'yes', potential: 'yes' }, 'observed'],
    ['an alert named it', { alerted: 'yes', observed: 'yes' }, 'alerted'],
    ['a simulation proved it', { validated: 'yes', alerted: 'no', observed: 'yes' }, 'validated'],
    [
      'observed counts whatever is unknown below it',
      { observed: 'yes', potential: 'unknown' },
      'observed',
    ],
    ['it may be alerted, which is stronger', { alerted: 'unknown', observed: 'yes' }, 'unknown'],
    ['its data may arrive', { potential: 'unknown' }, 'unknown'],
    [
      'its data arrives, and it may be observed',
      { observed: 'unknown', potential: 'yes' },
      'unknown',
    ],
    ['ATT&CK says nothing of its data', { potential: 'not_assessed' }, 'not_assessed'],
    [
      'ATT&CK says nothing of its data, but events carry it',
      { potential: 'not_assessed', observed: 'yes' },
      'observed',
    ],
    [
      'no source of Sysmon events',
      { potential: 'not_assessed', observed: 'not_assessed' },
      'not_assessed',
    ],
  ])('%s', (_meaning, facts, state) => {
    expect(stateOf({ ...NOTHING, ...facts })).toBe(state);
  });

  /** Said another way: replace what is unknown by everything that it could be, and see whether the state stays. */
  const everyCase = combinations(ORDER.length).map((values) => {
    const facts: Record<string, Fact> = {};
    ORDER.forEach((name, n) => (facts[name] = values[n] ?? 'no'));
    return facts as unknown as IndependentFacts;
  });

  it('is what every possible answer to the unknown facts would give, and else unknown', () => {
    expect(everyCase).toHaveLength(4 ** 5);
    for (const facts of everyCase) {
      const possible = new Set(resolutions(facts).map(strongestYes));
      const [only] = [...possible];
      expect([facts, stateOf(facts)]).toEqual([facts, possible.size === 1 ? only : 'unknown']);
    }
  });
});

function combinations(length: number): readonly (readonly Fact[])[] {
  if (length === 0) return [[]];
  return combinations(length - 1).flatMap((rest) => VALUES.map((value) => [value, ...rest]));
}

/** Each unknown fact as yes and as no. */
function resolutions(facts: IndependentFacts): readonly IndependentFacts[] {
  const open = ORDER.find((name) => facts[name] === 'unknown');
  if (open === undefined) return [facts];
  return (['yes', 'no'] as const).flatMap((value) => resolutions({ ...facts, [open]: value }));
}

const strongestYes = (facts: IndependentFacts): TechniqueState =>
  ORDER.find((name) => facts[name] === 'yes') ??
  (facts.potential === 'no' ? 'blind' : 'not_assessed');
