import { CoverageError } from '../errors';
import { SYSMON_CHANNEL, SYSMON_PROVIDER } from './event';
import { Random } from './random';

export interface SeededOptions {
  readonly seed: number;
  /** Events to make. */
  readonly count: number;
  /** Half-open range in milliseconds since 1970; events come in order of time. */
  readonly start: number;
  readonly end: number;
  /** Any ids, most frequent first: the n-th gets a share proportional to 1/n. */
  readonly techniqueIds: readonly string[];
  /** Share of the Sysmon events that no rule named, 0–1. */
  readonly untaggedShare: number;
  /** Number of hosts, at least 1. */
  readonly hosts: number;
  /** Share of all events that other channels than Sysmon's wrote, 0–1. */
  readonly otherChannelsShare: number;
}

/** A small flat document in HELK's layout of 2018; only what the views ask about. */
export interface SeededEvent {
  readonly '@timestamp': string;
  readonly host_name: string;
  readonly log_name: string;
  readonly source_name: string;
  readonly event_id: number;
  readonly User: string;
  readonly Image?: string;
  readonly ProcessGuid?: string;
  readonly RuleName?: string;
  readonly mitre_technique_id?: string;
}

const EVENT_IDS = [1, 1, 1, 3, 3, 7, 7, 10, 11, 12, 13, 13, 22, 23] as const;
const IMAGES = ['powershell', 'cmd', 'svchost', 'explorer', 'rundll32', 'wbem\\wmiprvse'].map(
  (program) => `C:\\Windows\\System32\\${program}.exe`
);
const SECURITY = 'Security';
const AUDITING = 'Microsoft-Windows-Security-Auditing';
const OTHER_EVENT_IDS = [4624, 4634, 4672, 4688, 5156] as const;

/**
 * Cheap events for benches and tests, in any number: several hundred thousand a second.
 *
 * @returns exactly `count` events; the same options give the same events
 * @throws CoverageError `invalid_input` for shares outside 0–1, an empty range or list, or a count below 0
 */
export function* generateSeededEvents(options: SeededOptions): Generator<SeededEvent> {
  const { count, start, end, techniqueIds, untaggedShare, hosts, otherChannelsShare, seed } =
    options;
  check(options);
  const random = new Random(seed);
  const upTo = zipf(techniqueIds.length);
  const step = (end - start) / count;
  const names = Array.from({ length: hosts }, (_, host) => `host-${host}.example`);
  const users = Array.from({ length: 97 }, (_, user) => `LAB\\user${user}`);
  const ruleNames = techniqueIds.map((id) => `technique_id=${id}`);
  for (let i = 0; i < count; i++) {
    const time = new Date(start + (i + random.next()) * step).toISOString();
    const host = random.below(hosts);
    const host_name = names[host] ?? '';
    const User = users[host % users.length] ?? '';
    if (random.next() < otherChannelsShare) {
      const event_id = random.pick(OTHER_EVENT_IDS);
      yield {
        '@timestamp': time,
        host_name,
        log_name: SECURITY,
        source_name: AUDITING,
        event_id,
        User,
      };
      continue;
    }
    const sysmon: Writable<SeededEvent> = {
      '@timestamp': time,
      host_name,
      log_name: SYSMON_CHANNEL,
      source_name: SYSMON_PROVIDER,
      event_id: random.pick(EVENT_IDS),
      User,
      Image: random.pick(IMAGES),
      ProcessGuid: `{${host}-${random.below(100_000)}}`,
      RuleName: '-',
    };
    if (random.next() >= untaggedShare) {
      const rank = draw(upTo, random);
      sysmon.RuleName = ruleNames[rank];
      sysmon.mitre_technique_id = techniqueIds[rank];
    }
    yield sysmon;
  }
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function check(options: SeededOptions): void {
  const shares = [options.untaggedShare, options.otherChannelsShare];
  const sane =
    Number.isInteger(options.count) &&
    options.count >= 0 &&
    options.end > options.start &&
    options.techniqueIds.length > 0 &&
    options.hosts >= 1 &&
    shares.every((share) => share >= 0 && share <= 1);
  if (!sane)
    throw new CoverageError(
      'invalid_input',
      'Seeded events need a range, ids, a host and shares from 0 to 1.'
    );
}

/** Cumulative shares of ranks 1…n, each proportional to 1/rank; the last is 1. */
function zipf(ranks: number): readonly number[] {
  const weights = Array.from({ length: ranks }, (_, index) => 1 / (index + 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return weights.map((weight) => (sum += weight / total));
}

/** Index of the first cumulative share above a draw, by bisection. */
function draw(upTo: readonly number[], random: Random): number {
  const wanted = random.next();
  let low = 0;
  let high = upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] ?? 1) > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}
