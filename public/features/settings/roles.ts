import type { FieldRole, Source } from '../../../common/sources/source';

/** What each role of a field is for, in the order of the form. */
export const ROLES: readonly {
  readonly role: FieldRole;
  readonly label: string;
  readonly help: string;
}[] = [
  { role: 'time', label: 'Time', help: 'When the event happened; a date.' },
  {
    role: 'technique_ids',
    label: 'Technique ids',
    help: 'Split from the rule name at ingest, such as mitre_technique_id.',
  },
  {
    role: 'rule_name',
    label: 'Rule name',
    help: "Sysmon's RuleName, as the rule's author wrote it.",
  },
  { role: 'event_id', label: 'Event id', help: "Sysmon's event id." },
  { role: 'channel', label: 'Channel', help: 'Windows event channel.' },
  { role: 'host', label: 'Host', help: 'Where the event happened.' },
  { role: 'user', label: 'User', help: 'Who ran the process.' },
  { role: 'process_image', label: 'Process image', help: 'Path of the executable.' },
];

export const ORIGINS: Readonly<Record<Source['origin'], string>> = {
  sysmon_rule: 'Sysmon rules (observed)',
  detection_rule: 'Detection rules (alerted)',
};

export const TAGS_FROM: Readonly<Record<Source['tags_from'], string>> = {
  technique_ids: 'Technique ids',
  rule_name: 'Rule names, parsed here',
};
