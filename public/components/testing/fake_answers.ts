import type { TechniqueId } from '../../../common/attack/ids';
import type { MatrixCatalogue } from '../../../common/http/catalogue';
import type { TagHealthResponse } from '../../../common/http/tag_health';
import type { FactsResponse } from '../../../common/http/facts';
import type { ProcessTree } from '../../../common/http/processes';
import type { CatalogueKnowledge, TechniqueKnowledge } from '../../../common/http/knowledge';
import type { CoverageResponse, SourceAnswer } from '../../../common/http/coverage';
import type { EmptyReason, SourcesResponse } from '../../../common/http/sources';
import type { TechniqueEvents, TechniqueSummary } from '../../../common/http/techniques';

/** What a server would answer, as small as it can be; name what matters to the test. */

const id = (text: string) => text as TechniqueId;
const RANGE = { from: '2026-01-01T00:00:00.000Z', to: '2026-01-31T00:00:00.000Z' };

const technique = (text: string, name: string, tactic_ids: string[], platforms = ['Windows']) => ({
  id: id(text),
  name,
  tactic_ids,
  platforms,
  parent_id: text.includes('.') ? id(text.slice(0, text.indexOf('.'))) : null,
});

/** Two tactics; T1055 stands in both and has a sub-technique for Windows and one for Linux. */
export const CATALOGUE: MatrixCatalogue = {
  domain: 'enterprise',
  version: '18.1',
  matrices: [{ id: 'M1', name: 'Enterprise', tactic_ids: ['TA0004', 'TA0005'] }],
  tactics: [
    { id: 'TA0004', name: 'Privilege Escalation', short_name: 'privilege-escalation' },
    { id: 'TA0005', name: 'Defense Evasion', short_name: 'defense-evasion' },
  ],
  techniques: [
    technique('T1055', 'Process Injection', ['TA0004', 'TA0005'], ['Linux', 'Windows']),
    technique('T1055.001', 'Dynamic-link Library Injection', ['TA0004', 'TA0005']),
    technique('T1055.009', 'Proc Memory', ['TA0004', 'TA0005'], ['Linux']),
    technique('T1112', 'Modify Registry', ['TA0005']),
  ],
  retired: [
    { id: id('T1093'), name: 'Process Hollowing', status: 'revoked', current_id: id('T1055') },
    { id: id('T1175'), name: 'Gone', status: 'deprecated', current_id: null },
  ],
};

const SOURCE = {
  id: 'helk',
  name: 'HELK',
  index_pattern: 'sysmon-*',
  origin: 'sysmon_rule' as const,
  filter: null,
  tags_from: 'technique_ids' as const,
  fields: {
    time: '@timestamp',
    technique_ids: 'mitre_technique_id',
    rule_name: 'RuleName',
    event_id: 'event_id',
    channel: 'log_name',
    host: 'host_name',
    user: 'User',
    process_image: 'Image',
  },
};

export const foundSources = (changes: Partial<SourcesResponse> = {}): SourcesResponse => ({
  sources: [{ source: SOURCE, indices: ['sysmon-1'], index_count: 1, problems: [] }],
  disabled: [],
  choice: { order: [], disabled: [], version: null },
  problems: [],
  reason: null,
  ...changes,
});

export const emptyReason = (
  kind: EmptyReason['kind'],
  changes: Partial<EmptyReason> = {}
): EmptyReason => ({ kind, message: `It is ${kind}.`, range: null, ...changes });

const answered = (changes: Partial<SourceAnswer> = {}): SourceAnswer => ({
  source_id: 'helk',
  status: 'complete',
  reason: null,
  paged: false,
  took_ms: 3,
  request: { source_id: 'helk', method: 'POST', path: '/sysmon-*/_search', body: { size: 0 } },
  ...changes,
});

const counted = (text: string, events: number, as_id = text) => ({
  id: id(text),
  observed: events,
  alerted: 0,
  repeated: 0,
  raw: [{ source_id: 'helk', value: `technique_id=${as_id}`, events, as_id }],
});

/** T1055 12 (under a former id), T1055.001 30, T1112 nothing. */
export const coverage = ({
  failed,
  ...changes
}: Partial<CoverageResponse> & { failed?: string } = {}): CoverageResponse => ({
  range: RANGE,
  catalogue: { domain: 'enterprise', version: '18.1' },
  techniques: [counted('T1055', 12, 'T1093'), counted('T1055.001', 30)],
  unknown: [],
  totals: { observed_tags: 42, alerted_tags: 0, unknown_tags: 0 },
  sources: [answered(failed === undefined ? {} : { status: 'unknown', reason: failed })],
  hidden: { tags: 0, by_suppression: [], problem: null },
  reason: null,
  ...changes,
});

export const nothingCounted = (reason: EmptyReason): CoverageResponse =>
  coverage({
    techniques: [],
    totals: { observed_tags: 0, alerted_tags: 0, unknown_tags: 0 },
    reason,
  });

export const summary = (changes: Partial<TechniqueSummary> = {}): TechniqueSummary => ({
  id: id('T1055'),
  range: RANGE,
  events: 42,
  rules: {
    values: [{ value: 'technique_id=T1093', events: 12 }],
    other_events: 30,
    missing_in: [],
  },
  hosts: { values: [], other_events: 0, missing_in: ['helk'] },
  users: { values: [{ value: 'LAB\\ann', events: 42 }], other_events: 0, missing_in: [] },
  process_images: { values: [], other_events: 0, missing_in: [] },
  event_ids: { values: [{ value: '10', events: 42 }], other_events: 0, missing_in: [] },
  analytic_types: { values: [], other_events: 0, missing_in: [] },
  histogram: { interval_ms: 86_400_000, buckets: [] },
  first_seen: '2026-01-02T03:04:05.006Z',
  last_seen: null,
  incomplete: [],
  requests: [],
  ...changes,
});

export const rawEvents = (changes: Partial<TechniqueEvents> = {}): TechniqueEvents => ({
  events: [
    {
      source_id: 'helk',
      index: 'sysmon-1',
      id: 'a b',
      time: '2026-01-02T03:04:05.006Z',
      event_id: '8',
      host: 'ws-01',
      user: null,
      process_image: 'C:\\Windows\\notepad.exe',
      rule_name: 'technique_id=T1055',
      document: { CommandLine: 'notepad.exe secret.txt', ProcessGuid: '{1}' },
    },
  ],
  next: null,
  incomplete: [],
  requests: [],
  ...changes,
});

/** Of 200 Sysmon events 42 count for a technique; rules carry one custom tag. */
export const tagHealth = (changes: Partial<TagHealthResponse> = {}): TagHealthResponse => ({
  range: RANGE,
  catalogue: { domain: 'enterprise', version: '18.1' },
  sources: [
    {
      status: 'counted',
      source_id: 'helk',
      name: 'HELK',
      tagged: 42,
      named_only: 8,
      rule_names: 3,
      total: 200,
      unnamed: 150,
      too_long: 0,
      basis: 'channel',
      paged: false,
    },
  ],
  problems: [],
  custom_tags: [
    {
      key: 'severity',
      spellings: ['Severity'],
      value_count: 3,
      values: [
        { value: 'high', events: 12 },
        { value: 'low', events: 3 },
      ],
      events: 16,
      rule_name_count: 1,
      rule_names: [],
    },
  ],
  analytic_types: [],
  left_off: { problems: 0, custom_tags: 0, analytic_types: 0 },
  reason: null,
  requests: [],
  ...changes,
});

/** T1055 is observed; of its two data components one arrives. */
export const facts = (changes: Partial<FactsResponse> = {}): FactsResponse => {
  const component = { data_source: null, hosts: 3, hosts_at_least: false, log_sources: [] };
  return {
    range: RANGE,
    catalogue: { domain: 'enterprise', version: '18.1' },
    techniques: [
      {
        id: id('T1055'),
        state: 'observed',
        potential: 'yes',
        configured: 'not_assessed',
        observed: 'yes',
        alerted: 'no',
        validated: 'not_assessed',
        components: {
          needed: 2,
          arriving: 1,
          arriving_ids: ['DC0035'],
          missing_ids: ['DC0021'],
          unknown_ids: [],
        },
        visibility: 2,
      },
    ],
    components: [
      {
        ...component,
        id: 'DC0035',
        name: 'Process Access',
        arrives: 'yes',
        events: 1_204,
        last_event: '2026-01-02T03:04:05.006Z',
      },
      {
        ...component,
        id: 'DC0021',
        name: 'OS API Execution',
        arrives: 'no',
        events: 0,
        last_event: null,
      },
    ],
    hosts: 3,
    hosts_at_least: false,
    incomplete: [],
    reason: null,
    requests: [],
    ...changes,
  };
};

/** notepad.exe, started by an explorer that nobody recorded, which started cmd.exe. */
export const processTree = (changes: Partial<ProcessTree> = {}): ProcessTree => {
  const created = rawEvents().events[0] ?? null;
  return {
    range: RANGE,
    process: {
      guid: '{1}',
      image: 'C:\\Windows\\notepad.exe',
      command_line: 'notepad.exe secret.txt',
      created,
    },
    parent: { guid: '{0}', image: 'C:\\explorer.exe', command_line: null, created: null },
    children: [{ guid: '{2}', image: 'C:\\cmd.exe', command_line: 'cmd.exe /c dir', created }],
    children_total: 4,
    events: rawEvents().events,
    events_total: 300,
    incomplete: [],
    requests: [],
    ...changes,
  };
};

/** One tool that leads to T1112, and one component that observes T1055. */
export const knowledge = (changes: Partial<CatalogueKnowledge> = {}): CatalogueKnowledge => ({
  related: [
    { id: 'S0075', name: 'Reg', kind: 'tool', aliases: ['reg.exe'], technique_ids: [id('T1112')] },
  ],
  data_components: [
    { id: 'DC0035', name: 'Process Access', data_source: null, technique_ids: [id('T1055')] },
  ],
  descriptions: {},
  ...changes,
});

export const techniqueKnowledge = (
  changes: Partial<TechniqueKnowledge> = {}
): TechniqueKnowledge => ({
  id: id('T1055'),
  name: 'Process Injection',
  description: null,
  former_ids: [id('T1093')],
  data_components: [{ id: 'DC0035', name: 'Process Access', data_source: null }],
  analytics: [
    {
      id: 'AN1095',
      platforms: ['Windows'],
      log_sources: [
        {
          component_id: 'DC0035',
          name: 'WinEventLog:Sysmon',
          channel: 'EventCode=10',
          sysmon_event_ids: [10],
        },
      ],
    },
  ],
  mitigations: [{ id: 'M1040', name: 'Behavior Prevention on Endpoint' }],
  software: [],
  groups: [],
  campaigns: [],
  ...changes,
});
