import type { DemoEvent } from './event';
import type { DemoHost } from './fleet';
import { type DemoDocument, toWinlogbeat8 } from './fleet_shapes';
import { SYSMON_FIELDS } from './sysmon_fields';

export const HELK_INDEX = 'sysmon-demo-helk';
export const WINLOGBEAT_INDEX = 'sysmon-demo-winlogbeat';
export const DEMO_INDICES = [HELK_INDEX, WINLOGBEAT_INDEX] as const;
export type DemoIndex = (typeof DEMO_INDICES)[number];

export interface PlacedEvent {
  readonly index: DemoIndex;
  readonly document: DemoDocument;
}

/** Where a host's events go and how they look there: two collectors, as after a merger nobody finished. */
export function placeEvents(
  events: Iterable<DemoEvent>,
  hosts: readonly DemoHost[]
): Iterable<PlacedEvent> {
  const winlogbeat = new Set(
    hosts.filter((host) => host.shipper === 'winlogbeat').map(({ fqdn }) => fqdn)
  );
  return {
    *[Symbol.iterator]() {
      for (const event of events) {
        yield winlogbeat.has(event.host_name)
          ? { index: WINLOGBEAT_INDEX, document: toWinlogbeat8(event) }
          : { index: HELK_INDEX, document: event };
      }
    },
  };
}

const KEYWORD = { type: 'keyword', ignore_above: 1024 } as const;
/** What HELK's own template made of any text: analysed, with the exact value beside it. */
const TEXT_AND_KEYWORD = {
  type: 'text',
  norms: false,
  fields: { keyword: { type: 'keyword', ignore_above: 256 } },
} as const;
const LONG = { type: 'long' } as const;

const fromNames = <T>(names: readonly string[], type: T): Record<string, T> => {
  const properties: Record<string, T> = {};
  for (const name of names) properties[name] = type;
  return properties;
};

const MITRE_FIELDS = [
  'technique_id',
  'technique_name',
  'phase_name',
  'analytic',
  'topic',
  'technique',
  'tactic',
  'mitreref',
  'alert',
  'tactic_id',
  'tactic_name',
  'subtechnique_id',
  'subtechnique_name',
].map((key) => `mitre_${key}`);

/**
 * Mapping of the demo's HELK index: explicit, keyword for whatever is aggregated, nothing analysed.
 *
 * @param helkTextMapping - true maps texts as HELK did in 2018 (`text` with `.keyword`), to try out a source
 *   whose technique field must be aggregated as `mitre_technique_id.keyword`
 */
export function helkMapping({ helkTextMapping = false } = {}) {
  const text = helkTextMapping ? TEXT_AND_KEYWORD : KEYWORD;
  const names = new Set(['log_name', 'source_name', 'host_name', ...MITRE_FIELDS]);
  for (const fields of Object.values(SYSMON_FIELDS)) fields.forEach((field) => names.add(field));
  return {
    date_detection: false,
    dynamic_templates: [{ texts: { match_mapping_type: 'string', mapping: text } }],
    properties: { '@timestamp': { type: 'date' }, event_id: LONG, ...fromNames([...names], text) },
  };
}

/** Mapping of the demo's Winlogbeat index: ECS types. */
export function winlogbeatMapping() {
  const process = {
    ...fromNames(['entity_id', 'executable', 'name', 'command_line', 'working_directory'], KEYWORD),
    pid: LONG,
  };
  return {
    date_detection: false,
    dynamic_templates: [{ texts: { match_mapping_type: 'string', mapping: KEYWORD } }],
    properties: {
      '@timestamp': { type: 'date' },
      ...objects({
        ecs: fromNames(['version'], KEYWORD),
        event: fromNames(['kind', 'code', 'provider', 'module'], KEYWORD),
        host: fromNames(['name'], KEYWORD),
        winlog: fromNames(['channel', 'provider_name', 'event_id', 'computer_name'], KEYWORD),
        rule: fromNames(['name'], KEYWORD),
        user: fromNames(['domain', 'name'], KEYWORD),
        file: fromNames(['path', 'name'], KEYWORD),
        process: { ...process, parent: { properties: process } },
        registry: { path: KEYWORD, data: { properties: { strings: KEYWORD } } },
        dns: {
          question: { properties: { name: KEYWORD } },
          answers: { properties: { data: KEYWORD } },
        },
        source: { ip: { type: 'ip' }, port: LONG },
        destination: { ip: { type: 'ip' }, domain: KEYWORD, port: LONG },
      }),
    },
  };
}

const objects = (byName: Readonly<Record<string, object>>) => {
  const properties: Record<string, object> = {};
  for (const name of Object.keys(byName)) properties[name] = { properties: byName[name] };
  return properties;
};

/** Mapping by index name. */
export const demoMapping = (index: DemoIndex, options: { helkTextMapping?: boolean } = {}) =>
  index === HELK_INDEX ? helkMapping(options) : winlogbeatMapping();
