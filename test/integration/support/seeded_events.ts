/** All events lie on one day, so that every test names the same range. */
export const DAY = { from: '2024-03-01T00:00:00.000Z', to: '2024-03-02T00:00:00.000Z' };

/** The n-th minute of the day. */
export const minute = (n: number): string =>
  new Date(Date.parse(DAY.from) + n * 60_000).toISOString();

interface EventFacts {
  readonly time?: string;
  readonly host?: string;
}

/** As HELK of 2018 indexed an event whose rule name its pipeline split. */
export const helkEvent = (ids: string | readonly string[], facts: EventFacts = {}) => ({
  '@timestamp': facts.time ?? minute(0),
  log_name: 'Microsoft-Windows-Sysmon/Operational',
  event_id: 1,
  host_name: facts.host ?? 'pc1.example.test',
  RuleName: [ids]
    .flat()
    .map((id) => `technique_id=${id},technique_name=Seeded`)
    .join(','),
  mitre_technique_id: ids,
  Image: 'C:\\Windows\\System32\\cmd.exe',
  User: 'EXAMPLE\\alice',
});

/** As the Sysmon module of Winlogbeat writes it; without a rule name where the rule has none. */
export const moduleEvent = (rule_name: string | null, facts: EventFacts = {}) => ({
  '@timestamp': facts.time ?? minute(0),
  event: { code: '1', provider: 'Microsoft-Windows-Sysmon' },
  host: { name: facts.host ?? 'pc2.example.test' },
  winlog: {
    channel: 'Microsoft-Windows-Sysmon/Operational',
    provider_name: 'Microsoft-Windows-Sysmon',
    event_id: '1',
  },
  process: { executable: 'C:\\Windows\\System32\\cmd.exe' },
  user: { name: 'alice' },
  ...(rule_name === null ? {} : { rule: { name: rule_name } }),
});

/** Flat, as NXLog forwards it. */
export const flatEvent = (RuleName: string, facts: EventFacts = {}) => ({
  '@timestamp': facts.time ?? minute(0),
  EventID: 1,
  Channel: 'Microsoft-Windows-Sysmon/Operational',
  Hostname: facts.host ?? 'pc3.example.test',
  RuleName,
  Image: 'C:\\Windows\\System32\\cmd.exe',
  User: 'EXAMPLE\\alice',
});

export const times = <Item>(n: number, make: (n: number) => Item): Item[] =>
  Array.from({ length: n }, (_, at) => make(at));

/** Mapping that makes a keyword of every text, as the shippers' own templates do. */
export const KEYWORDS = {
  mappings: {
    dynamic_templates: [{ texts: { match_mapping_type: 'string', mapping: { type: 'keyword' } } }],
    properties: { '@timestamp': { type: 'date' } },
  },
};
