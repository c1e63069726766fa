import type { FieldRole } from './source';

/** How one shipper lays out a tagged event: for each role the fields to try, best first. */
export interface Layout {
  readonly id: string;
  readonly name: string;
  readonly origin: 'sysmon_rule' | 'detection_rule';
  readonly fields: Readonly<Partial<Record<Exclude<FieldRole, 'time'>, readonly string[]>>>;
  /**
   * Query that leaves only Sysmon's events, for tag fields that other products fill too: each part is used
   * where its field exists, and any of them suffices.
   */
  readonly only: readonly { readonly field: string; readonly value: string }[];
  /** Where none of those fields exists, the tag field is another product's. */
  readonly needsOnly?: boolean;
  /** Fields without which the layout is another's. */
  readonly requires?: readonly string[];
  /** Fields with which the layout is another's. */
  readonly lacks?: readonly string[];
  /** Where the technique ids stand in the first of these fields, its sub-techniques stand in the second. */
  readonly coveredBy?: Readonly<Record<string, string>>;
  /** See `Source.scope`. */
  readonly scope?: string;
}

const SYSMON = 'Microsoft-Windows-Sysmon';
const SYSMON_CHANNEL = `${SYSMON}/Operational`;

const ECS_ALERT = {
  rule_name: ['kibana.alert.rule.name', 'signal.rule.name', 'rule.name'],
  event_id: ['event.code'],
  channel: ['event.dataset'],
  host: ['host.name'],
  user: ['user.name'],
  process_image: ['process.executable'],
} as const;

/** Techniques and their sub-techniques in an alert: of Elastic Security 8 and later, of 7, and of anybody in ECS. */
const SUB_TECHNIQUE_FIELDS = {
  'kibana.alert.rule.threat.technique.id': 'kibana.alert.rule.threat.technique.subtechnique.id',
  'signal.rule.threat.technique.id': 'signal.rule.threat.technique.subtechnique.id',
  'threat.technique.id': 'threat.technique.subtechnique.id',
} as const;

/** Pipelines of some shippers write the same fields from rule names: those events are no alerts. */
const ECS_ALERTS_ONLY = [
  { field: 'event.kind', value: 'signal' },
  { field: 'event.kind', value: 'alert' },
] as const;

/**
 * Known layouts in order of precedence: ids that a pipeline split come before the bare rule name,
 * because a count on them is the cheapest. Sources: facts about shippers in docs/data_model.md, "Layouts".
 */
export const LAYOUTS: readonly Layout[] = [
  {
    id: 'splunk_hunting',
    name: 'Splunk-style export (mitre_technique_id, mitre_technique)',
    origin: 'sysmon_rule',
    fields: {
      technique_ids: ['mitre_technique_id'],
      event_id: ['event_id', 'EventCode', 'EventID'],
      channel: ['source', 'Channel', 'log_name'],
      host: ['host_fqdn', 'host_name', 'ComputerName', 'host'],
      user: ['user_name', 'User', 'user'],
      process_image: ['process_path', 'Image'],
    },
    only: [],
    requires: ['mitre_technique'],
    // HELK splits some rule names into the same fields, but keeps the name itself.
    lacks: ['RuleName', 'rule_name'],
  },
  {
    id: 'helk_2018',
    name: 'HELK 2018 (mitre_technique_id)',
    origin: 'sysmon_rule',
    fields: {
      technique_ids: ['mitre_technique_id'],
      rule_name: ['RuleName', 'rule_name'],
      event_id: ['event_id'],
      channel: ['log_name'],
      host: ['host_name', 'computer_name', 'Hostname'],
      user: ['User', 'user_name', 'user_account'],
      process_image: ['Image', 'process_path'],
    },
    only: [],
  },
  {
    id: 'helk_2019',
    name: 'HELK (rule_technique_id)',
    origin: 'sysmon_rule',
    fields: {
      technique_ids: ['rule_technique_id'],
      rule_name: ['RuleName', 'rule_name'],
      event_id: ['event_id'],
      channel: ['log_name'],
      host: ['host_name', 'computer_name'],
      user: ['User', 'user_name', 'user_account'],
      process_image: ['Image', 'process_path'],
    },
    only: [],
  },
  {
    id: 'ecs_rule_name',
    name: 'Winlogbeat Sysmon module or Elastic Agent (rule.name)',
    origin: 'sysmon_rule',
    fields: {
      rule_name: ['rule.name'],
      event_id: ['winlog.event_id', 'event.code'],
      channel: ['winlog.channel'],
      host: ['host.name', 'winlog.computer_name'],
      user: ['user.name', 'winlog.user.name'],
      process_image: ['process.executable'],
    },
    only: [
      { field: 'winlog.provider_name', value: SYSMON },
      { field: 'event.provider', value: SYSMON },
      { field: 'winlog.channel', value: SYSMON_CHANNEL },
    ],
    // `rule.name` of alerts is no Sysmon rule's.
    needsOnly: true,
  },
  {
    id: 'winlogbeat_7',
    name: 'Winlogbeat 7 (winlog.event_data.RuleName)',
    origin: 'sysmon_rule',
    fields: {
      rule_name: ['winlog.event_data.RuleName'],
      event_id: ['winlog.event_id', 'event.code'],
      channel: ['winlog.channel'],
      host: ['winlog.computer_name', 'host.name'],
      user: ['winlog.event_data.User', 'user.name'],
      process_image: ['winlog.event_data.Image', 'process.executable'],
    },
    only: [],
  },
  {
    id: 'winlogbeat_6',
    name: 'Winlogbeat 6 (event_data.RuleName)',
    origin: 'sysmon_rule',
    fields: {
      rule_name: ['event_data.RuleName'],
      event_id: ['event_id'],
      channel: ['log_name'],
      host: ['computer_name', 'beat.hostname'],
      user: ['event_data.User'],
      process_image: ['event_data.Image'],
    },
    only: [],
  },
  {
    id: 'wazuh_4',
    name: 'Wazuh 4 (data.win.eventdata.ruleName)',
    origin: 'sysmon_rule',
    fields: {
      rule_name: ['data.win.eventdata.ruleName'],
      event_id: ['data.win.system.eventID'],
      channel: ['data.win.system.channel'],
      host: ['data.win.system.computer', 'agent.name'],
      user: ['data.win.eventdata.user'],
      process_image: ['data.win.eventdata.image'],
    },
    only: [],
  },
  {
    id: 'sentinel_export',
    name: 'Sentinel export (technique_id, rule_name)',
    origin: 'sysmon_rule',
    fields: {
      technique_ids: ['technique_id'],
      rule_name: ['rule_name', 'RuleName'],
      event_id: ['event_id', 'EventID'],
      channel: ['EventLog', 'Channel', 'log_name'],
      host: ['Computer', 'host_name', 'computer_name'],
      user: ['user_name', 'User'],
      process_image: ['process_path', 'Image'],
    },
    only: [],
    requires: ['rule_name'],
  },
  {
    id: 'flat_rule_name',
    name: 'NXLog and other flat events (RuleName)',
    origin: 'sysmon_rule',
    fields: {
      rule_name: ['RuleName', 'rule_name'],
      event_id: ['EventID', 'event_id'],
      channel: ['Channel', 'log_name', 'EventLog'],
      host: ['Hostname', 'host_name', 'Computer', 'computer_name'],
      user: ['User', 'user_name'],
      process_image: ['Image', 'process_path'],
    },
    only: [],
  },
  {
    id: 'evtx_export',
    name: 'Exported event logs (Event.EventData.RuleName)',
    origin: 'sysmon_rule',
    fields: {
      rule_name: ['Event.EventData.RuleName'],
      event_id: ['Event.System.EventID'],
      channel: ['Event.System.Channel'],
      host: ['Event.System.Computer'],
      user: ['Event.EventData.User'],
      process_image: ['Event.EventData.Image'],
    },
    only: [],
  },
  {
    // What Wazuh's ruleset says of an event, beside the tag of the Sysmon rule in the same document.
    id: 'wazuh_4_rules',
    name: 'Wazuh 4 rules (rule.mitre.id)',
    origin: 'detection_rule',
    fields: {
      technique_ids: ['rule.mitre.id'],
      rule_name: ['rule.description'],
      event_id: ['data.win.system.eventID'],
      channel: ['data.win.system.channel'],
      host: ['agent.name', 'data.win.system.computer'],
      user: ['data.win.eventdata.user'],
      process_image: ['data.win.eventdata.image'],
    },
    only: [],
  },
  {
    id: 'ecs_threat_sub_technique',
    name: 'Alerts, their sub-techniques (threat.technique.subtechnique.id)',
    origin: 'detection_rule',
    fields: { technique_ids: Object.values(SUB_TECHNIQUE_FIELDS), ...ECS_ALERT },
    only: ECS_ALERTS_ONLY,
    scope: 'sub_technique',
  },
  {
    id: 'ecs_threat_technique',
    name: 'Alerts, their techniques (threat.technique.id)',
    origin: 'detection_rule',
    fields: { technique_ids: Object.keys(SUB_TECHNIQUE_FIELDS), ...ECS_ALERT },
    only: ECS_ALERTS_ONLY,
    // An alert that names T1055.001 names T1055, too: the parent is then no tag of its own.
    coveredBy: SUB_TECHNIQUE_FIELDS,
    scope: 'technique',
  },
];

/** Where a layout's events keep their time; the first that exists as a date. */
export const TIME_FIELDS: readonly string[] = [
  '@timestamp',
  'timestamp',
  'EventTime',
  'TimeCreated',
];

/** Every field that a probe asks for, with the `.keyword` that dynamic mapping puts beside text. */
export function probedFields(layouts: readonly Layout[]): readonly string[] {
  const names = new Set(TIME_FIELDS);
  for (const { fields, only, requires = [], lacks = [] } of layouts) {
    for (const name of [...requires, ...lacks]) names.add(name);
    for (const candidates of Object.values(fields)) {
      for (const name of candidates) names.add(name).add(`${name}.keyword`);
    }
    for (const { field } of only) names.add(field).add(`${field}.keyword`);
  }
  return [...names];
}
