import { HELK_INDEX, placeEvents, WINLOGBEAT_INDEX } from './demo_indices';
import { buildFleet } from './fleet';
import { toElasticAgent, toWinlogbeat7, toWinlogbeat8 } from './fleet_shapes';
import { generateDemoEvents } from './generate_demo_events';

const events = [
  ...generateDemoEvents({ seed: 3, end: Date.parse('2026-03-11'), days: 10, scale: 0.2 }),
];
const named = events.find(({ event_id, RuleName }) => event_id === 1 && RuleName !== '-');
const unnamed = events.find(({ event_id, RuleName }) => event_id === 3 && RuleName === '-');
if (!named || !unnamed)
  throw new Error('the demo has neither a named process nor an unnamed connection');

describe('the other layouts of a demo event', () => {
  it('moves a rule name whole to rule.name', () => {
    expect(toWinlogbeat8(named)).toMatchObject({
      '@timestamp': named['@timestamp'],
      event: { code: '1', module: 'sysmon' },
      host: { name: named.host_name },
      rule: { name: named.RuleName },
      process: {
        entity_id: named.ProcessGuid,
        executable: named.Image,
        parent: { entity_id: named.ParentProcessGuid },
      },
    });
    expect(toElasticAgent(named)).toMatchObject({
      data_stream: { dataset: 'windows.sysmon_operational' },
      rule: { name: named.RuleName },
    });
  });

  it('leaves no rule where none named the event', () => {
    expect(toWinlogbeat8(unnamed)).not.toHaveProperty('rule');
    expect(toWinlogbeat7(unnamed)).not.toHaveProperty('winlog.event_data.RuleName');
    expect(toWinlogbeat8(unnamed)).toMatchObject({ destination: { ip: unnamed.DestinationIp } });
  });

  it("keeps Sysmon's own names below winlog.event_data, without HELK's", () => {
    const { winlog } = toWinlogbeat7(named);
    expect(winlog).toMatchObject({
      event_id: '1',
      event_data: { RuleName: named.RuleName, Image: named.Image },
    });
    expect(JSON.stringify(winlog)).not.toContain('mitre_');
  });
});

describe('placeEvents', () => {
  const hosts = buildFleet();
  const placed = [...placeEvents(events, hosts)];

  it('gives every event one place, by its host', () => {
    expect(placed).toHaveLength(events.length);
    const share = placed.filter(({ index }) => index === WINLOGBEAT_INDEX).length / placed.length;
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.25);
    const mixed = placed.filter(
      ({ index, document }) => 'winlog' in document === (index === HELK_INDEX)
    );
    expect(mixed).toEqual([]);
  });

  it('ships about 15 % of the hosts through Winlogbeat, in fleets of any size', () => {
    for (const size of [12, 60, 240]) {
      const share =
        buildFleet(size).filter(({ shipper }) => shipper === 'winlogbeat').length / size;
      expect(share).toBeGreaterThan(0.1);
      expect(share).toBeLessThan(0.2);
    }
    expect(new Set(buildFleet(240).map(({ ip }) => ip)).size).toBe(240);
  });
});
