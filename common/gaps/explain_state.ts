import type { Fact, TechniqueFacts } from '../http/facts';

/** What the sentences need beside the facts. */
export interface ExplainedNeed {
  readonly component: string;
  readonly arrives: Fact;
  /** Events that could stand for it: `Sysmon 7`; empty where no log of the sources can. */
  readonly events: readonly string[];
}

const BY_FACT: readonly {
  readonly fact: 'validated' | 'alerted' | 'observed' | 'configured';
  readonly yes: string;
  readonly unknown: string;
}[] = [
  {
    fact: 'validated',
    yes: 'A simulation expected it and it was observed.',
    unknown: 'Whether a simulation proved it is not known.',
  },
  {
    fact: 'alerted',
    yes: 'Detection rules raised alerts that name it.',
    unknown: 'Whether it was alerted is not known: a search failed or was partial.',
  },
  {
    fact: 'observed',
    yes: 'Events in the range carry its tag.',
    unknown: 'Whether events carry its tag is not known: a search failed or was partial.',
  },
  {
    fact: 'configured',
    yes: 'A rule names it.',
    unknown: 'Whether a rule names it is not known.',
  },
];

/**
 * Why a technique has its state, in sentences: what was found, strongest first, then which of its data arrives.
 *
 * @param needs - its data components, as they count
 */
export function explainState(
  facts: Pick<TechniqueFacts, 'validated' | 'alerted' | 'observed' | 'configured' | 'potential'>,
  needs: readonly ExplainedNeed[],
  judged: 'available' | 'not_available' | null
): string[] {
  const sentences: string[] = [];
  for (const { fact, yes, unknown } of BY_FACT) {
    if (facts[fact] === 'yes') sentences.push(yes);
    if (facts[fact] === 'unknown') sentences.push(unknown);
  }
  if (judged !== null)
    sentences.push(
      `Somebody judged its data ${judged === 'available' ? 'available' : 'not available'}.`
    );
  if (needs.length === 0) {
    return [...sentences, 'ATT&CK names no data component for it on this platform.'];
  }
  const named = (wanted: (need: ExplainedNeed) => boolean) => needs.filter(wanted).map(printNeed);
  const lists = [
    ['Arrives', named(({ arrives }) => arrives === 'yes')],
    ['Not known', named(({ arrives }) => arrives === 'unknown')],
    ['Does not arrive', named(({ arrives, events }) => arrives === 'no' && events.length > 0)],
    [
      'No log of the sources stands for',
      named(({ arrives, events }) => arrives === 'no' && events.length === 0),
    ],
  ] as const;
  for (const [title, names] of lists)
    if (names.length > 0) sentences.push(`${title}: ${names.join('; ')}.`);
  return sentences;
}

const printNeed = ({ component, events }: ExplainedNeed): string =>
  events.length === 0 ? component : `${component} (${events.join(', ')})`;
