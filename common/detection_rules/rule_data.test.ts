import type { DetectionRule } from '../http/rule_sets';
import type { LogEvent } from '../http/gaps';
import { dataOfRule, type SeenData } from './rule_data';

const event = (
  event_id: number,
  arrives: LogEvent['arrives'],
  log_source = 'WinEventLog:Sysmon'
) => ({
  ...{ log_source, event_id, arrives, name: null, element: null },
  ...{ events: 0, hosts: null, hosts_at_least: false, last_event: null },
});
const SEEN: SeenData = {
  log_events: [
    event(1, 'yes'),
    event(12, 'no'),
    event(13, 'yes'),
    event(8, 'no'),
    event(10, 'unknown'),
  ],
  channels: [{ name: 'XmlWinEventLog:Security', events: 5, log_sources: [] }],
  incomplete: [],
};
const from = (
  log_source: Partial<NonNullable<DetectionRule['log_source']>> | null
): DetectionRule => ({
  ...{ id: 'a', name: 'A', techniques: [] },
  log_source: log_source && { product: null, category: null, service: null, ...log_source },
});

it.each([
  ['yes', { product: 'windows', category: 'process_creation' }],
  ['yes', { category: 'registry_event' }],
  ['no', { product: 'windows', category: 'create_remote_thread' }],
  ['unknown', { product: 'windows', category: 'process_access' }],
  ['not_assessed', { product: 'windows', category: 'dns_query' }],
  ['not_assessed', { product: 'linux', category: 'process_creation' }],
  ['not_assessed', { product: 'macos', category: 'process_creation' }],
  ['yes', { product: 'windows', service: 'security' }],
  ['no', { product: 'windows', service: 'System' }],
  ['not_assessed', { product: 'aws', service: 'cloudtrail' }],
  ['not_assessed', null],
] as const)('%s: %j', (expected, log_source) => {
  expect(dataOfRule(from(log_source), SEEN)).toBe(expected);
});

it('does not take for absent what a failed search may hide', () => {
  const seen = { ...SEEN, incomplete: [{ source_id: 'a', reason: 'It timed out.' }] };
  expect(dataOfRule(from({ product: 'windows', service: 'system' }), seen)).toBe('unknown');
});
