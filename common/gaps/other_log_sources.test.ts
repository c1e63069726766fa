import type { TechniqueId } from '../attack/ids';
import { PUBLISHED_MAPPING } from './mapping';
import { otherLogSources } from './other_log_sources';

const analytic = (id: string, technique: string, ...logs: [name: string, channel: string][]) => ({
  id,
  technique_id: technique as TechniqueId,
  platforms: ['Windows'],
  log_sources: logs.map(([name, channel]) => ({ component_id: 'DC1', name, channel })),
});

describe('otherLogSources', () => {
  const analytics = [
    analytic('AN1', 'T1', ['WinEventLog:Sysmon', 'EventCode=3'], ['NSM:Flow', 'beacons']),
    analytic('AN2', 'T1', ['NSM:Flow', 'beacons']),
    analytic('AN3', 'T2', ['WinEventLog:Sysmon', 'raw disk writes'], ['EDR:file', 'EventCode=1']),
    analytic('AN4', 'T3', ['NSM:Flow', 'beacons']),
  ];

  it('lists what cannot be looked for, once, by how many techniques it is named for', () => {
    expect(otherLogSources(analytics, 'Windows', PUBLISHED_MAPPING).get('DC1')).toEqual([
      { name: 'NSM:Flow', channel: 'beacons', techniques: 2 },
      { name: 'EDR:file', channel: 'EventCode=1', techniques: 1 },
      { name: 'WinEventLog:Sysmon', channel: 'raw disk writes', techniques: 1 },
    ]);
  });

  it('heeds the platform and the user’s own table', () => {
    expect(otherLogSources(analytics, 'Linux', PUBLISHED_MAPPING).size).toBe(0);
    const mapping = {
      ...PUBLISHED_MAPPING,
      log_sources: [{ name: 'EDR:file', channels: ['edr'] }],
    };
    const names = otherLogSources(analytics, 'Windows', mapping).get('DC1') ?? [];
    expect(names.map(({ name }) => name)).not.toContain('EDR:file');
  });
});
