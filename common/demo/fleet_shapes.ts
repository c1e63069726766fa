import type { DemoEvent } from './event';

/** A document to index, whatever its layout. */
export type DemoDocument = Readonly<Record<string, unknown>>;

type Fields = Readonly<Record<string, string>>;

/** Sysmon's own fields of a demo event: what stood in the event's data, without HELK's additions. */
function sysmonFieldsOf(event: DemoEvent): Fields {
  const fields: Record<string, string> = {};
  for (const name of Object.keys(event)) {
    const value = event[name];
    const isOurs = OUTER.has(name) || name.startsWith('mitre_');
    if (!isOurs && typeof value === 'string' && value !== '-') fields[name] = value;
  }
  return fields;
}

const OUTER = new Set(['@timestamp', 'log_name', 'source_name', 'event_id', 'host_name']);

/** `a\b` → { domain: a, name: b }. */
function userOf(account: string | undefined): Readonly<Record<string, string>> | undefined {
  if (account === undefined) return undefined;
  const slash = account.indexOf('\\');
  if (slash < 0) return { name: account };
  return { domain: account.slice(0, slash), name: account.slice(slash + 1) };
}

/** Drops what is absent, and objects that hold nothing. */
function compact(
  fields: Readonly<Record<string, unknown>>
): Readonly<Record<string, unknown>> | undefined {
  const names = Object.keys(fields).filter((name) => fields[name] !== undefined);
  if (names.length === 0) return undefined;
  const kept: Record<string, unknown> = {};
  for (const name of names) kept[name] = fields[name];
  return kept;
}

const number = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);

const fileName = (path: string | undefined): string | undefined =>
  path === undefined ? undefined : path.slice(path.lastIndexOf('\\') + 1);

/**
 * The event as Winlogbeat ships it without its Sysmon module: everything below `winlog.event_data`, and
 * RuleName absent where no rule named the event.
 */
export function toWinlogbeat7(event: DemoEvent): DemoDocument {
  return {
    '@timestamp': event['@timestamp'],
    agent: { type: 'winlogbeat', version: '7.17.0' },
    ecs: { version: '1.12.0' },
    event: { kind: 'event', code: String(event.event_id), provider: event.source_name },
    host: { name: event.host_name },
    winlog: { ...envelope(event), api: 'wineventlog', event_data: sysmonFieldsOf(event) },
  };
}

/**
 * The event as the Sysmon module of Winlogbeat 8 leaves it: ECS fields, and the whole rule name in `rule.name`,
 * not split and absent where no rule named the event.
 */
export function toWinlogbeat8(event: DemoEvent): DemoDocument {
  return ecsDocument(event, { module: 'sysmon' }, {});
}

/** The event as Elastic Agent's Windows integration indexes it; as Winlogbeat 8, with data stream fields. */
export function toElasticAgent(event: DemoEvent): DemoDocument {
  return ecsDocument(
    event,
    { dataset: 'windows.sysmon_operational' },
    { data_stream: { type: 'logs', dataset: 'windows.sysmon_operational', namespace: 'default' } }
  );
}

const envelope = (event: DemoEvent) => ({
  channel: event.log_name,
  provider_name: event.source_name,
  event_id: String(event.event_id),
  computer_name: event.host_name,
});

function ecsDocument(event: DemoEvent, origin: Fields, more: DemoDocument): DemoDocument {
  const sysmon = sysmonFieldsOf(event);
  return {
    '@timestamp': event['@timestamp'],
    ecs: { version: '8.0.0' },
    event: { kind: 'event', code: String(event.event_id), provider: event.source_name, ...origin },
    host: { name: event.host_name },
    winlog: envelope(event),
    ...more,
    ...compact({
      rule: compact({ name: sysmon.RuleName }),
      process: processOf(sysmon),
      user: userOf(sysmon.User ?? sysmon.SourceUser),
      ...subjectOf(sysmon),
    }),
  };
}

function processOf(sysmon: Fields) {
  const image = sysmon.Image ?? sysmon.SourceImage;
  return compact({
    entity_id: sysmon.ProcessGuid ?? sysmon.SourceProcessGuid ?? sysmon.SourceProcessGUID,
    pid: number(sysmon.ProcessId ?? sysmon.SourceProcessId),
    executable: image,
    name: fileName(image),
    command_line: sysmon.CommandLine,
    working_directory: sysmon.CurrentDirectory,
    parent: compact({
      entity_id: sysmon.ParentProcessGuid,
      pid: number(sysmon.ParentProcessId),
      executable: sysmon.ParentImage,
      name: fileName(sysmon.ParentImage),
      command_line: sysmon.ParentCommandLine,
    }),
  });
}

/** What the process acted on. */
function subjectOf(sysmon: Fields) {
  const file = sysmon.TargetFilename ?? sysmon.PipeName;
  return {
    file: compact({ path: file ?? sysmon.ImageLoaded, name: fileName(file ?? sysmon.ImageLoaded) }),
    registry: compact({ path: sysmon.TargetObject, data: compact({ strings: sysmon.Details }) }),
    dns: compact({
      question: compact({ name: sysmon.QueryName }),
      answers: compact({ data: sysmon.QueryResults }),
    }),
    source: compact({ ip: sysmon.SourceIp, port: number(sysmon.SourcePort) }),
    destination: compact({
      ip: sysmon.DestinationIp,
      domain: sysmon.DestinationHostname,
      port: number(sysmon.DestinationPort),
    }),
  };
}
