import { SYSTEM32 } from './activity';
import { type DemoEvent, SYSMON_CHANNEL, SYSMON_PROVIDER } from './event';
import { type DemoHost, DOMAIN, NETBIOS } from './fleet';
import { helkFields } from './helk_fields';
import { hexFrom, type Random } from './random';
import { SYSMON_FIELDS } from './sysmon_fields';

/** A process as Sysmon names it. */
export interface DemoProcess {
  readonly guid: string;
  readonly pid: number;
  readonly image: string;
  readonly command: string;
  /** `LUMENFJORD\mira.lindqvist` or `NT AUTHORITY\SYSTEM`. */
  readonly user: string;
}

export interface EventParts {
  readonly event_id: number;
  readonly time_ms: number;
  readonly host: DemoHost;
  readonly rule: string;
  readonly process: DemoProcess;
  readonly parent: DemoProcess;
  /** Sysmon's fields that the caller knows better than the defaults, placeholders already filled. */
  readonly fields: Readonly<Record<string, string>>;
  readonly random: Random;
}

/** Renders what Sysmon logs and HELK indexes; only fields that the event id has (see `SYSMON_FIELDS`). */
export function renderEvent(parts: EventParts): DemoEvent {
  const names = SYSMON_FIELDS[parts.event_id];
  if (!names) throw new Error(`Sysmon has no event id ${parts.event_id}`);
  const sysmon: Record<string, string> = {};
  for (const name of names) sysmon[name] = parts.fields[name] ?? valueOf(name, parts);
  return {
    '@timestamp': new Date(parts.time_ms).toISOString(),
    log_name: SYSMON_CHANNEL,
    source_name: SYSMON_PROVIDER,
    event_id: parts.event_id,
    host_name: parts.host.fqdn,
    ...sysmon,
    ...helkFields(sysmon.RuleName ?? '-'),
  };
}

/** `2026-03-02 09:15:00.000`: UTC in Sysmon's own spelling. */
const sysmonTime = (time_ms: number): string =>
  new Date(time_ms).toISOString().replace('T', ' ').replace('Z', '');

const fileName = (path: string): string => path.slice(path.lastIndexOf('\\') + 1);

const isWindowsFile = (path: string): boolean => path.startsWith('C:\\Windows\\');

/** Few programs, many events: hashes are made once per path, for as many paths as fit the bound. */
const hashes = new Map<string, string>();
const MAX_HASHES = 2_000;

function hashesOf(path: string): string {
  const known = hashes.get(path);
  if (known !== undefined) return known;
  const sha256 = hexFrom(path.toLowerCase(), 64).toUpperCase();
  const made = `SHA256=${sha256},IMPHASH=${hexFrom(`imp ${path}`, 32).toUpperCase()}`;
  if (hashes.size < MAX_HASHES) hashes.set(path, made);
  return made;
}

/** The file that a process created, loaded or that is the process itself. */
const fileOf = ({ fields, process }: EventParts): string =>
  fields.ImageLoaded ?? fields.TargetFilename ?? process.image;

const targetGuid = ({ host, fields, time_ms }: EventParts): string =>
  processGuid(host, time_ms - 3_600_000 * 5, hexFrom(`${host.name} ${fields.TargetImage}`, 4));

/**
 * A process GUID made like Sysmon's: machine, start time in seconds (low half first), a token.
 *
 * @param token - four hexadecimal digits that tell apart processes of one second
 */
export function processGuid(host: DemoHost, start_ms: number, token: string): string {
  const time = Math.floor(start_ms / 1000)
    .toString(16)
    .padStart(8, '0');
  return `{${hexFrom(host.fqdn, 8)}-${time.slice(4)}-${time.slice(0, 4)}-${token}-000000000400}`;
}

type Provider = (parts: EventParts) => string;

const processGuidOf: Provider = ({ process }) => process.guid;
const processIdOf: Provider = ({ process }) => String(process.pid);
const userOf: Provider = ({ process }) => process.user;
const imageOf: Provider = ({ process }) => process.image;
const pidFrom = (text: string): string => String((parseInt(hexFrom(text, 3), 16) + 200) * 4);
const targetPid: Provider = ({ host, fields }) => pidFrom(`${host.name} ${fields.TargetImage}`);
const earlier =
  (byMs: number): Provider =>
  ({ time_ms }) =>
    sysmonTime(time_ms - byMs);

/** Values for whatever the caller left open. */
const PROVIDERS: Readonly<Record<string, Provider>> = {
  RuleName: ({ rule }) => rule,
  UtcTime: ({ time_ms }) => sysmonTime(time_ms),
  ProcessGuid: processGuidOf,
  SourceProcessGuid: processGuidOf,
  SourceProcessGUID: processGuidOf,
  ProcessId: processIdOf,
  SourceProcessId: processIdOf,
  Image: imageOf,
  SourceImage: imageOf,
  User: userOf,
  SourceUser: userOf,
  ParentUser: ({ parent }) => parent.user,
  TargetUser: () => 'NT AUTHORITY\\SYSTEM',
  CommandLine: ({ process }) => process.command,
  CurrentDirectory: ({ process }) => process.image.slice(0, process.image.lastIndexOf('\\') + 1),
  ParentProcessGuid: ({ parent }) => parent.guid,
  ParentProcessId: ({ parent }) => String(parent.pid),
  ParentImage: ({ parent }) => parent.image,
  ParentCommandLine: ({ parent }) => parent.command,
  LogonId: ({ process }) => `0x${hexFrom(process.user, 6)}`,
  TerminalSessionId: ({ process }) => (process.user.startsWith('NT ') ? '0' : '1'),
  IntegrityLevel: ({ process }) => (process.user.startsWith('NT ') ? 'System' : 'Medium'),
  Hashes: (parts) => hashesOf(fileOf(parts)),
  Hash: (parts) => hashesOf(fileOf(parts)),
  OriginalFileName: (parts) => fileName(fileOf(parts)),
  Company: (parts) => (isWindowsFile(fileOf(parts)) ? 'Microsoft Corporation' : '-'),
  CreationUtcTime: earlier(0),
  PreviousCreationUtcTime: earlier(86_400_000 * 9),
  Protocol: () => 'tcp',
  Initiated: () => 'true',
  SourceIsIpv6: () => 'false',
  DestinationIsIpv6: () => 'false',
  SourceIp: ({ host }) => host.ip,
  SourceHostname: ({ host }) => host.fqdn,
  SourcePort: ({ random }) => String(49_152 + random.below(16_000)),
  State: () => 'Started',
  Version: () => '15.0',
  SchemaVersion: () => '4.90',
  Signed: () => 'true',
  Signature: (parts) =>
    isWindowsFile(fileOf(parts)) ? 'Microsoft Windows' : 'Lumenfjord Example CA',
  SignatureStatus: () => 'Valid',
  TargetProcessGuid: targetGuid,
  TargetProcessGUID: targetGuid,
  TargetProcessId: targetPid,
  SourceThreadId: ({ random }) => String(random.below(4000) * 4),
  NewThreadId: ({ random }) => String(random.below(4000) * 4),
  StartAddress: ({ random }) => `0x00007FF${random.hex(9).toUpperCase()}`,
  CallTrace: ({ random }) =>
    `${SYSTEM32}ntdll.dll+${random.hex(5)}|${SYSTEM32}KERNELBASE.dll+${random.hex(5)}`,
  EventType: ({ event_id }) => (event_id === 12 ? 'CreateKey' : 'SetValue'),
  Configuration: () => 'C:\\Ops\\sysmon\\desk.xml',
  ConfigurationFileHash: () => `SHA256=${hexFrom('desk.xml', 64).toUpperCase()}`,
  QueryStatus: () => '0',
  Session: () => '1',
  ClientInfo: ({ process, host }) => `user: ${process.user} hostname: ${host.name}.${DOMAIN}`,
};

const valueOf = (name: string, parts: EventParts): string => PROVIDERS[name]?.(parts) ?? '-';

/** `mira.lindqvist` → `LUMENFJORD\mira.lindqvist`. */
export const domainUser = (user: string): string => `${NETBIOS}\\${user}`;
