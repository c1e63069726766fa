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
}

const SYSMON = 'Microsoft-Windows-Sysmon';
const SYSMON_CHANNEL = `${SYSMON}/Operational`;

/**
 * Known layouts in order of precedence: ids that a pipeline split come before the bare rule name,
 * because a count on them is the cheapest. Sources: facts about shippers in docs/data_model.md, "Layouts".
 */
export const LAYOUTS: readonly Layout[] = [
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
    // Wazuh's own `rule.mitre.id` is what its ruleset says, not the tag of a Sysmon rule: left out here.
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
  for (const { fields, only } of layouts) {
    for (const candidates of Object.values(fields)) {
      for (const name of candidates) names.add(name).add(`${name}.keyword`);
    }
    for (const { field } of only) names.add(field).add(`${field}.keyword`);
  }
  return [...names];
}
