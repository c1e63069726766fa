import type { Activity } from './activity';
import type { DemoHost } from './fleet';
import { Random, seedFrom } from './random';
import { DAY_MS, drawTime } from './schedule';

/** One event to come: small, so that a month can be sorted before anything is rendered. */
export interface PlannedEvent {
  readonly time_ms: number;
  readonly host: DemoHost;
  readonly activity: Activity;
  /** Same number, same event: everything else is drawn from it. */
  readonly seed: number;
}

export interface PlanOptions {
  readonly seed: number;
  readonly end_ms: number;
  readonly days: number;
  readonly scale: number;
  readonly hosts: readonly DemoHost[];
}

/** Days before the end at which a new configuration stopped the logging of named pipes. */
export const PIPES_LOST_DAYS = 5;

/**
 * Decides when and where every habit of the fleet happens; in order of time.
 *
 * Each activity draws from its own stream, so that a changed row leaves the others alone. What a silent host
 * would have sent is lost, as in life: a run that falls into the silence is dropped, not moved.
 */
export function planActivities(
  activities: readonly Activity[],
  options: PlanOptions
): readonly PlannedEvent[] {
  const planned: PlannedEvent[] = [];
  activities.forEach((activity, index) => {
    const random = new Random(seedFrom(options.seed, index, activity.rule, activity.image));
    const hosts = hostsOf(activity, options.hosts, random);
    if (hosts.length === 0) return;
    for (let run = 0; run < runsOf(activity, options); run++) {
      const event = planRun(activity, hosts, options, random);
      if (isLogged(event, options)) planned.push(event);
    }
  });
  return planned.sort((a, b) => a.time_ms - b.time_ms || a.seed - b.seed);
}

/** Rare things stay rare, but never vanish: at least one run, whatever the scale. */
const runsOf = (activity: Activity, { days, scale }: PlanOptions): number =>
  Math.max(1, Math.round((activity.runs * scale * days) / 30));

function planRun(
  activity: Activity,
  hosts: readonly DemoHost[],
  { end_ms, days }: PlanOptions,
  random: Random
): PlannedEvent {
  return {
    time_ms: drawTime(activity.when, end_ms - days * DAY_MS, end_ms, random),
    host: pickBusy(hosts, random),
    activity,
    seed: random.below(0xffffffff),
  };
}

/** Rare and bursting activities stay on one host: somebody's habit, not the fleet's. */
function hostsOf(
  activity: Activity,
  hosts: readonly DemoHost[],
  random: Random
): readonly DemoHost[] {
  const fitting = hosts.filter((host) => activity.on === 'any' || host.kind === activity.on);
  const oneHost = activity.when === 'burst' || activity.runs < 10;
  return oneHost && fitting.length > 0 ? [random.pick(fitting)] : fitting;
}

function pickBusy(hosts: readonly DemoHost[], random: Random): DemoHost {
  const total = hosts.reduce((sum, host) => sum + host.activity, 0);
  let left = random.next() * total;
  return hosts.find((host) => (left -= host.activity) < 0) ?? random.pick(hosts);
}

function isLogged({ activity, host, time_ms }: PlannedEvent, { end_ms }: PlanOptions): boolean {
  const age_days = (end_ms - time_ms) / DAY_MS;
  if (host.silent_days !== null && age_days < host.silent_days) return false;
  return !(isPipe(activity) && age_days < PIPES_LOST_DAYS);
}

const isPipe = ({ event_id }: Activity): boolean => event_id === 17 || event_id === 18;
