import { type Account, type Activity, EXPLORER, SERVICES } from './activity';
import type { DemoEvent } from './event';
import { ADMIN, type DemoHost, DOMAIN } from './fleet';
import type { PlannedEvent } from './plan_activities';
import { hexFrom, Random } from './random';
import { type DemoProcess, domainUser, processGuid, renderEvent } from './render_event';
import { DAY_MS, HOUR_MS } from './schedule';

/** Renders one planned event; the same plan gives the same document. */
export function renderActivity(
  { time_ms, host, activity, seed }: PlannedEvent,
  hosts: readonly DemoHost[]
): DemoEvent {
  const random = new Random(seed);
  const user = accountOf(activity.as, host);
  const values = placeholders(host, hosts, random);
  const fields = fillAll(activity.fields ?? {}, values);
  const image = fill(activity.image, values);
  const process = processOf(activity, { image, user, host, time_ms, random, fields });
  return renderEvent({
    event_id: activity.event_id,
    time_ms,
    host,
    rule: activity.rule,
    process,
    parent: longRunning(
      fill(activity.parent ?? usualParent(activity.as), values),
      user,
      host,
      time_ms
    ),
    fields,
    random,
  });
}

const usualParent = (account: Account): string => (account === 'system' ? SERVICES : EXPLORER);

const accountOf = (account: Account, host: DemoHost): string => {
  if (account === 'system') return 'NT AUTHORITY\\SYSTEM';
  return domainUser(account === 'admin' ? ADMIN : host.user);
};

interface Running {
  readonly image: string;
  readonly user: string;
  readonly host: DemoHost;
  readonly time_ms: number;
  readonly random: Random;
  readonly fields: Readonly<Record<string, string>>;
}

/** A process that starts with its own event is new; any other has been running since the host's morning. */
function processOf(activity: Activity, running: Running): DemoProcess {
  const { image, user, host, time_ms, random, fields } = running;
  if (activity.event_id !== 1) return longRunning(image, user, host, time_ms);
  return {
    guid: processGuid(host, time_ms, random.hex(4)),
    pid: (random.below(4000) + 200) * 4,
    image,
    command: fields.CommandLine ?? image,
    user,
  };
}

/** The same program on the same host and day is the same process: GUID and id repeat until midnight. */
function longRunning(image: string, user: string, host: DemoHost, time_ms: number): DemoProcess {
  const started = Math.floor(time_ms / DAY_MS) * DAY_MS;
  const identity = hexFrom(`${host.name} ${image} ${started}`, 8);
  return {
    guid: processGuid(host, started - HOUR_MS, identity.slice(0, 4)),
    pid: (parseInt(identity.slice(4, 7), 16) + 200) * 4,
    image,
    command: image,
    user,
  };
}

/** TEST-NET-2 and TEST-NET-3 (RFC 5737) stand for the rest of the internet. */
const OUTSIDE = ['198.51.100.', '203.0.113.'] as const;

function placeholders(host: DemoHost, hosts: readonly DemoHost[], random: Random) {
  const servers = hosts.filter(({ kind }) => kind !== 'workstation');
  const peer = random.pick(servers.length > 0 ? servers : hosts);
  return {
    user: host.user,
    host: host.name,
    n: String(random.below(40) + 1),
    hex: random.hex(8),
    port: String(random.below(1024) + 1),
    peer: `${peer.name}.${DOMAIN}`,
    peer_ip: peer.ip,
    outside_ip: `${random.pick(OUTSIDE)}${random.below(254) + 1}`,
  };
}

type Placeholders = Readonly<Record<string, string>>;

const fill = (template: string, values: Placeholders): string =>
  template.includes('{')
    ? template.replace(/\{([a-z_]+)\}/g, (whole, name: string) => values[name] ?? whole)
    : template;

function fillAll(fields: Readonly<Record<string, string>>, values: Placeholders) {
  const filled: Record<string, string> = {};
  for (const name of Object.keys(fields)) filled[name] = fill(fields[name] ?? '', values);
  return filled;
}
