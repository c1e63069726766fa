import { helkFields } from '../../../common/demo/helk_fields';
import type { LoadTarget } from '../../../server/loading/bulk_writer';
import { BulkWriter } from '../../../server/loading/bulk_writer';
import { prepareIndex } from '../../../server/loading/prepare_index';

/** Events made for the suites: few enough to count by hand, three weeks ending now. */

const DAY_MS = 86_400_000;
const PROVIDER = 'Microsoft-Windows-Sysmon';
export const HELK_INDEX = 'sysmon-known-helk';
export const WINLOGBEAT_INDEX = 'sysmon-known-winlogbeat';

interface Group {
  readonly shipper: 'helk' | 'winlogbeat';
  readonly rule: string;
  readonly events: number;
  readonly event_id: number;
  readonly host: string;
  /** Spread evenly between these ages. */
  readonly days_ago: readonly [number, number];
}

const INJECTION = 'technique_id=T1055,technique_name=Process Injection';
const helk = (group: Omit<Group, 'shipper'>): Group => ({ shipper: 'helk', ...group });
const winlogbeat = (group: Omit<Group, 'shipper'>): Group => ({ shipper: 'winlogbeat', ...group });

const GROUPS: readonly Group[] = [
  helk({ rule: INJECTION, events: 40, event_id: 8, host: 'ws-01.known', days_ago: [1, 6] }),
  helk({ rule: INJECTION, events: 20, event_id: 8, host: 'ws-02.known', days_ago: [10, 20] }),
  helk({
    rule: 'technique_id=T1055.001,technique_name=Dynamic-link Library Injection',
    events: 17,
    event_id: 7,
    host: 'ws-01.known',
    days_ago: [1, 6],
  }),
  helk({
    rule: 'technique_id=T1003.001,technique_id=T1003.002',
    events: 5,
    event_id: 10,
    host: 'dc-01.known',
    days_ago: [8, 12],
  }),
  helk({
    rule: 'technique_id=T1086,technique_name=PowerShell',
    events: 7,
    event_id: 1,
    host: 'ws-02.known',
    days_ago: [2, 20],
  }),
  helk({
    rule: 'technique_id=T1112,technique_name=Modify Registry',
    events: 1500,
    event_id: 13,
    host: 'ws-01.known',
    days_ago: [0.1, 20.9],
  }),
  helk({
    rule: 'technique_id=T9999,technique_name=Not in ATT&CK',
    events: 3,
    event_id: 1,
    host: 'ws-01.known',
    days_ago: [3, 5],
  }),
  helk({
    rule: 'technique_id=T1543.001,technique_name=Launch Agent',
    events: 4,
    event_id: 11,
    host: 'ws-01.known',
    days_ago: [3, 5],
  }),
  helk({ rule: '-', events: 60, event_id: 3, host: 'ws-01.known', days_ago: [0.1, 20] }),
  winlogbeat({
    rule: 'technique_id=T1059.001,technique_name=PowerShell',
    events: 12,
    event_id: 1,
    host: 'ws-03.known',
    days_ago: [1, 15],
  }),
  winlogbeat({
    rule: 'technique_id=T1071.004,technique_name=DNS',
    events: 9,
    event_id: 22,
    host: 'ws-03.known',
    days_ago: [1, 4],
  }),
];

/** What the groups add up to, counted by hand. Cells of techniques include their sub-techniques. */
export const KNOWN = {
  /** Windows, last 30 days. */
  cells: { T1055: 77, T1003: 10, T1059: 19, T1071: 9, T1112: 1500 },
  tags: 1615,
  /** T1055, T1055.001, T1003.001, T1003.002, T1059.001, T1071.004, T1112 */
  observed: 7,
  /** T1543.001 is macOS only. */
  outside_view: 4,
  unknown: 3,
  /** The last seven days. */
  week: { T1055: 57, T1071: 9 },
  /** Events with `event_id:8`. */
  event_id_8: { T1055: 60 },
} as const;

export interface SeededEvents {
  remove(): Promise<void>;
}

/** Writes the known events; existing indices of these names are replaced. */
export async function seedKnownEvents(es: LoadTarget, now_ms = Date.now()): Promise<SeededEvents> {
  const remove = async () => {
    const path = `/${HELK_INDEX},${WINLOGBEAT_INDEX}`;
    await es.request({ method: 'DELETE', path, querystring: { ignore_unavailable: true } });
  };
  await remove();
  const restore = [
    await prepareIndex(es, HELK_INDEX, mappings(HELK_FIELDS)),
    await prepareIndex(es, WINLOGBEAT_INDEX, mappings(WINLOGBEAT_FIELDS)),
  ];
  const writer = new BulkWriter(es);
  let line = 0;
  for (const group of GROUPS) {
    for (const document of documentsOf(group, now_ms)) {
      line++;
      const index = group.shipper === 'helk' ? HELK_INDEX : WINLOGBEAT_INDEX;
      await writer.add({
        index,
        id: `known-${line}`,
        text: JSON.stringify(document),
        file: 'known',
        line,
      });
    }
  }
  const { bad_lines } = await writer.finish();
  for (const done of restore) await done();
  if (bad_lines[0]) throw new Error(`A known event was refused: ${bad_lines[0].reason}`);
  return { remove };
}

function documentsOf(group: Group, now_ms: number) {
  const { shipper, rule, events, event_id, host, days_ago } = group;
  const [youngest, oldest] = days_ago;
  return Array.from({ length: events }, (_, n) => {
    const age = youngest + ((oldest - youngest) * (n + 0.5)) / events;
    const time = new Date(now_ms - Math.round(age * DAY_MS)).toISOString();
    return shipper === 'helk'
      ? helkDocument(rule, event_id, host, time)
      : winlogbeatDocument(rule, event_id, host, time);
  });
}

const helkDocument = (rule: string, event_id: number, host_name: string, time: string) => ({
  '@timestamp': time,
  log_name: `${PROVIDER}/Operational`,
  source_name: PROVIDER,
  event_id,
  host_name,
  RuleName: rule,
  User: 'KNOWN\\ada',
  Image: 'C:\\Windows\\System32\\notepad.exe',
  ...helkFields(rule),
});

const winlogbeatDocument = (rule: string, event_id: number, host: string, time: string) => ({
  '@timestamp': time,
  event: { code: String(event_id), provider: PROVIDER },
  winlog: {
    channel: `${PROVIDER}/Operational`,
    provider_name: PROVIDER,
    event_id: String(event_id),
    computer_name: host,
  },
  host: { name: host },
  user: { name: 'ada' },
  process: { executable: 'C:\\Windows\\System32\\powershell.exe' },
  rule: { name: rule },
});

const KEYWORD = { type: 'keyword', ignore_above: 1024 };
const HELK_FIELDS = {
  event_id: { type: 'long' },
  log_name: KEYWORD,
  source_name: KEYWORD,
  host_name: KEYWORD,
  RuleName: KEYWORD,
  User: KEYWORD,
  Image: KEYWORD,
  mitre_technique_id: KEYWORD,
  mitre_technique_name: KEYWORD,
};
const inside = (names: readonly string[]) => ({
  properties: Object.fromEntries(names.map((name) => [name, KEYWORD])),
});
const WINLOGBEAT_FIELDS = {
  event: inside(['code', 'provider']),
  winlog: inside(['channel', 'provider_name', 'event_id', 'computer_name']),
  host: inside(['name']),
  user: inside(['name']),
  process: inside(['executable']),
  rule: inside(['name']),
};

const mappings = (properties: object) => ({
  settings: { number_of_shards: 1, auto_expand_replicas: '0-1' },
  mappings: { dynamic: false, properties: { '@timestamp': { type: 'date' }, ...properties } },
});
