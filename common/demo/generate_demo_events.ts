import { CoverageError } from '../errors';
import type { Activity } from './activity';
import type { DemoEvent } from './event';
import { buildFleet, type DemoHost } from './fleet';
import { PIPES_LOST_DAYS, type PlannedEvent, planActivities } from './plan_activities';
import { renderActivity } from './render_activity';
import { ALL_ACTIVITIES } from './rules/all_activities';
import { DAY_MS } from './schedule';
import { buildStoryline } from './storyline';

export interface DemoOptions {
  /** Same seed and same end: same events, to the last character. */
  readonly seed: number;
  /** Milliseconds since 1970 (or a Date): every event is before it, the newest a second before. */
  readonly end: number | Date;
  /** Length of the range; the story needs at least four days. */
  readonly days: number;
  /** Machines of the company, 1–240; the twelve of the cast by default. */
  readonly hosts?: number;
  /** Factor on all volumes; 1 gives about 60,000 events in 30 days. Every rule keeps at least one event. */
  readonly scale?: number;
}

/**
 * A month in the life of an invented company's fleet, as its Sysmon would have logged it: office hours and
 * weekends, mostly events that no rule names, rules in all the dialects, good and bad, and an intrusion of two
 * days. One host has gone silent, one kind of event got lost by a change of configuration.
 *
 * @returns events in order of time, rendered one by one; iterate as often as you like
 * @throws CoverageError `invalid_input` where days, hosts or scale make no sense
 * @see docs/data_model.md, "Demo events"
 */
export function generateDemoEvents(options: DemoOptions): Iterable<DemoEvent> {
  const { seed, days, hosts: count = 12, scale = 1 } = options;
  const end_ms = Number(options.end);
  const sane = Number.isFinite(end_ms) && days > 0 && days <= 400 && scale > 0 && scale <= 1000;
  if (!sane || !Number.isInteger(count) || count < 1 || count > 240) {
    throw new CoverageError(
      'invalid_input',
      `Demo events need days in (0, 400], hosts from 1 to 240 and a scale in (0, 1000]; got ${days}, ${count}, ${scale}.`
    );
  }
  const hosts = buildFleet(count);
  const planned = [
    ...planActivities(ALL_ACTIVITIES, { seed, end_ms, days, scale, hosts }),
    ...landmarks(end_ms, days, hosts),
  ].sort((a, b) => a.time_ms - b.time_ms);
  const story = [...buildStoryline(seed, end_ms, days, hosts)].sort((a, b) =>
    a['@timestamp'] < b['@timestamp'] ? -1 : 1
  );
  return { [Symbol.iterator]: () => merge(planned, story, hosts) };
}

function* merge(
  planned: readonly PlannedEvent[],
  story: readonly DemoEvent[],
  hosts: readonly DemoHost[]
): Generator<DemoEvent> {
  let told = 0;
  for (const plan of planned) {
    for (
      let next = story[told];
      next && Date.parse(next['@timestamp']) <= plan.time_ms;
      next = story[told]
    ) {
      yield next;
      told++;
    }
    yield renderActivity(plan, hosts);
  }
  yield* story.slice(told);
}

const RELOADED: Activity = {
  rule: '-',
  event_id: 16,
  image: '',
  runs: 0,
  on: 'any',
  as: 'system',
  when: 'always',
};
const HEARTBEAT: Activity = {
  rule: '-',
  event_id: 22,
  image: 'C:\\Program Files\\Keelwatch\\sensor.exe',
  runs: 0,
  on: 'any',
  as: 'system',
  when: 'always',
  fields: { QueryName: 'pulse.keelwatch.example', QueryResults: '::ffff:198.51.100.5;' },
};

/** The change of configuration that loses the pipe events, and the event that ends the range. */
function landmarks(
  end_ms: number,
  days: number,
  hosts: readonly DemoHost[]
): readonly PlannedEvent[] {
  const reloaded = end_ms - PIPES_LOST_DAYS * DAY_MS;
  const alive = hosts.filter(({ silent_days }) => silent_days === null);
  const reloads =
    days > PIPES_LOST_DAYS
      ? hosts.map((host, seed) => ({
          time_ms: reloaded + seed * 4_000,
          host,
          activity: RELOADED,
          seed,
        }))
      : [];
  return [
    ...reloads,
    ...alive
      .slice(0, 1)
      .map((host) => ({ time_ms: end_ms - 1000, host, activity: HEARTBEAT, seed: 0 })),
  ];
}
