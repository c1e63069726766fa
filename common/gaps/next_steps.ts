import type { TechniqueId } from '../attack/ids';
import type { GapTechnique, LogEvent } from '../http/gaps';
import { isSysmon } from './log_events';
import { type AloneGain, type Gain, type NextStep, rankNext } from './rank_next';
import type { WeightOf } from './weights';

/** Which logs may be switched on: Sysmon's events, any log that the sources could hold, or whatever ATT&CK names. */
export const REACHES = ['sysmon', 'own', 'any'] as const;
export type Reach = (typeof REACHES)[number];

/** An event to switch on or to write a rule for, and for how many of the gained techniques it stands. */
export interface StepEvent {
  /** Position in `log_events`. */
  readonly event: number;
  readonly techniques: number;
}

/** A component or an event with what it gains, alone or in its place of the sequence. */
export interface Step extends AloneGain<TechniqueId> {
  readonly events: readonly StepEvent[];
}
export interface SequenceStep extends NextStep<TechniqueId> {
  readonly events: readonly StepEvent[];
}

export interface Next {
  readonly alone: readonly Step[];
  readonly sequence: readonly SequenceStep[];
  /** Techniques that could be gained, by whatever. */
  readonly gainable: number;
  /** Techniques of which it is not known whether there is anything to gain: a search failed. */
  readonly unknown: number;
}

interface Gaps {
  readonly techniques: readonly GapTechnique[];
  readonly log_events: readonly LogEvent[];
}
type Need = GapTechnique['needs'][number];

/**
 * Missing data components, by the techniques that they would newly make observable.
 *
 * A technique is gained when one component of it arrives. Techniques that somebody judged not available are left out: no
 * event would change that.
 *
 * @see docs/gaps.md, "What to enable next"
 */
export function enableNext(gaps: Gaps, weightOf: WeightOf, reach: Reach): Next {
  const isWithin = (event: LogEvent | undefined): boolean =>
    event !== undefined && (reach !== 'sysmon' || isSysmon(event));
  const canArrive = ({ arrives, events }: Need) =>
    arrives === 'no' && (reach === 'any' || events.some((at) => isWithin(gaps.log_events[at])));
  const blind = gaps.techniques.filter(
    ({ id, potential, judged_by = [] }) =>
      potential === 'no' && !judged_by.includes(`technique:${id}`)
  );
  const gains = blind.map(({ id, needs }): Gain<TechniqueId> => ({
    id,
    weight: weightOf(id),
    choices: needs.filter(canArrive).map(({ component_id }) => component_id),
  }));
  const eventsOf = ({ choice, ids }: AloneGain<TechniqueId>) =>
    countEvents(blind, ids, ({ component_id, events }) =>
      component_id === choice ? events.filter((at) => isWithin(gaps.log_events[at])) : []
    );
  return toNext(gains, eventsOf, countUnknown(gaps.techniques, 'potential'));
}

/**
 * Events to write rules for, by the techniques whose data arrives in them while no rule names them; the choice is the
 * event's position in `log_events`.
 *
 * @see docs/gaps.md, "What to tag next"
 */
export function tagNext(gaps: Gaps, weightOf: WeightOf, reach: Exclude<Reach, 'any'>): Next {
  const untagged = gaps.techniques.filter(({ state }) => state === 'potential');
  const gains = untagged.map((technique): Gain<TechniqueId> => ({
    id: technique.id,
    weight: weightOf(technique.id),
    choices: arrivingEvents(technique, gaps.log_events, reach).map(String),
  }));
  const eventsOf = ({ choice, ids }: AloneGain<TechniqueId>): readonly StepEvent[] => [
    { event: Number(choice), techniques: ids.length },
  ];
  return toNext(gains, eventsOf, countUnknown(gaps.techniques, 'state'));
}

/** Positions of the events in which a technique's data arrives, each once. */
export function arrivingEvents(
  { needs }: Pick<GapTechnique, 'needs'>,
  log_events: readonly LogEvent[],
  reach: Exclude<Reach, 'any'>
): readonly number[] {
  const found = new Set<number>();
  for (const { arrives, events } of needs) {
    if (arrives !== 'yes') continue;
    for (const at of events) {
      const event = log_events[at];
      const isChosen = event?.arrives === 'yes' && (reach === 'own' || isSysmon(event));
      if (isChosen) found.add(at);
    }
  }
  return [...found];
}

function toNext(
  gains: readonly Gain<TechniqueId>[],
  eventsOf: (step: AloneGain<TechniqueId>) => readonly StepEvent[],
  unknown: number
): Next {
  const { alone, sequence } = rankNext(gains);
  return {
    alone: alone.map((step) => ({ ...step, events: eventsOf(step) })),
    sequence: sequence.map((step) => ({ ...step, events: eventsOf(step) })),
    gainable: sequence[sequence.length - 1]?.total_ids ?? 0,
    unknown,
  };
}

const countUnknown = (techniques: readonly GapTechnique[], of: 'potential' | 'state'): number =>
  techniques.filter((technique) => technique[of] === 'unknown').length;

function countEvents(
  techniques: readonly GapTechnique[],
  ids: readonly TechniqueId[],
  eventsOf: (need: Need) => readonly number[]
): readonly StepEvent[] {
  const wanted = new Set(ids);
  const counts = new Map<number, number>();
  for (const { id, needs } of techniques) {
    if (!wanted.has(id)) continue;
    for (const need of needs)
      for (const event of eventsOf(need)) counts.set(event, (counts.get(event) ?? 0) + 1);
  }
  return [...counts]
    .map(([event, count]) => ({ event, techniques: count }))
    .sort((a, b) => b.techniques - a.techniques || a.event - b.event);
}
