import { CMD } from './activity';
import type { DemoEvent } from './event';
import type { DemoHost } from './fleet';
import { hexFrom, Random, seedFrom } from './random';
import { type DemoProcess, domainUser, processGuid, renderEvent } from './render_event';
import { DAY_MS, HOUR_MS } from './schedule';
import { STORY_PROCESSES, type StoryProcess } from './storyline_processes';
import { STORY_STEPS } from './storyline_steps';

const MINUTE_MS = 60_000;
/** Enough for both days of the story and the morning after. */
const STORY_DAYS = 3;

/**
 * The intrusion: two working days in the middle of the last week, with linked process GUIDs.
 *
 * @returns empty where the range is shorter than the story, or the hosts it needs are missing
 */
export function buildStoryline(
  seed: number,
  end_ms: number,
  days: number,
  hosts: readonly DemoHost[]
): readonly DemoEvent[] {
  const byName = new Map(hosts.map((host) => [host.name, host]));
  const missing = Object.values(STORY_PROCESSES).some(({ host }) => !byName.has(host));
  if (days < STORY_DAYS + 1 || missing) return [];
  const start_ms = storyStart(end_ms, days);
  const starts = STARTED.map(([name, process]) => ({
    process: name,
    at_min: process.start_min,
    event_id: 1,
    rule: process.rule ?? undefined,
    fields: {},
  }));
  return [...starts, ...STORY_STEPS].map((step, index) => {
    const actor = storyProcess(step.process);
    return renderEvent({
      event_id: step.event_id,
      time_ms: start_ms + Math.round(step.at_min * MINUTE_MS),
      host: hostOf(actor, byName),
      rule: step.rule ?? '-',
      process: running(actor, start_ms, byName),
      parent: running(
        actor.parent === null ? { ...actor, image: CMD } : storyProcess(actor.parent),
        start_ms,
        byName
      ),
      fields: step.fields,
      random: new Random(seedFrom(seed, 'story', index)),
    });
  });
}

const STARTED = Object.entries(STORY_PROCESSES).filter(([, process]) => process.rule !== null);

/** 8:50 UTC on the last Monday, Tuesday or Wednesday that leaves room for the story. */
export function storyStart(end_ms: number, days: number): number {
  const earliest = end_ms - days * DAY_MS;
  let day = Math.floor(end_ms / DAY_MS) * DAY_MS - STORY_DAYS * DAY_MS;
  while (![1, 2, 3].includes(new Date(day).getUTCDay()) && day - DAY_MS > earliest) day -= DAY_MS;
  return day + 8 * HOUR_MS + 50 * MINUTE_MS;
}

function storyProcess(name: string): StoryProcess {
  const process = STORY_PROCESSES[name];
  if (!process) throw new Error(`the story has no process ${name}`);
  return process;
}

function hostOf(process: StoryProcess, hosts: ReadonlyMap<string, DemoHost>): DemoHost {
  const host = hosts.get(process.host);
  if (!host) throw new Error(`the fleet has no host ${process.host}`);
  return host;
}

function running(
  process: StoryProcess,
  start_ms: number,
  hosts: ReadonlyMap<string, DemoHost>
): DemoProcess {
  const identity = hexFrom(`story ${process.host} ${process.command}`, 8);
  const started = start_ms + process.start_min * MINUTE_MS;
  return {
    guid: processGuid(hostOf(process, hosts), started, identity.slice(0, 4)),
    pid: (parseInt(identity.slice(4, 7), 16) + 200) * 4,
    image: process.image,
    command: process.command,
    user: process.user === 'SYSTEM' ? 'NT AUTHORITY\\SYSTEM' : domainUser(process.user),
  };
}
