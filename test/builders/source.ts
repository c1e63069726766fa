import type { Source, SourceFields } from '../../common/sources/source';

const HELK_FIELDS: SourceFields = {
  time: '@timestamp',
  technique_ids: 'mitre_technique_id',
  rule_name: 'RuleName',
  event_id: 'event_id',
  channel: 'log_name',
  host: 'host_name',
  user: 'User',
  process_image: 'Image',
};

/** A valid source in HELK's layout; name what matters to the test. */
export const aSource = ({
  fields,
  ...rest
}: Partial<Omit<Source, 'fields'>> & { fields?: Partial<SourceFields> } = {}): Source => ({
  id: 'helk',
  name: 'HELK',
  index_pattern: 'logs-endpoint-winevent-sysmon-*',
  origin: 'sysmon_rule',
  filter: null,
  tags_from: 'technique_ids',
  ...rest,
  fields: { ...HELK_FIELDS, ...fields },
});
