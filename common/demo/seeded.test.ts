import { CoverageError } from '../errors';
import { generateSeededEvents, type SeededOptions } from './seeded';

const OPTIONS: SeededOptions = {
  seed: 5,
  count: 40_000,
  start: Date.parse('2026-01-01'),
  end: Date.parse('2026-02-01'),
  techniqueIds: ['T1059.001', 'T1055', 'T1003', 'T1112'],
  untaggedShare: 0.25,
  hosts: 20,
  otherChannelsShare: 0.1,
};

describe('generateSeededEvents', () => {
  const events = [...generateSeededEvents(OPTIONS)];

  it('gives exactly the count, in order, inside the half-open range, and repeats itself', () => {
    expect(events).toHaveLength(40_000);
    const times = events.map((event) => event['@timestamp']);
    expect([...times].sort().join()).toBe(times.join());
    expect(times[0]?.slice(0, 10)).toBe('2026-01-01');
    expect(times[times.length - 1]?.slice(0, 10)).toBe('2026-01-31');
    expect(JSON.stringify([...generateSeededEvents(OPTIONS)])).toBe(JSON.stringify(events));
  });

  it('keeps the shares', () => {
    const sysmon = events.filter(({ RuleName }) => RuleName !== undefined);
    const untagged = sysmon.filter(({ mitre_technique_id }) => mitre_technique_id === undefined);
    expect(1 - sysmon.length / events.length).toBeCloseTo(0.1, 1);
    expect(untagged.length / sysmon.length).toBeCloseTo(0.25, 1);
    expect(new Set(events.map(({ host_name }) => host_name)).size).toBe(20);
  });

  it('gives the n-th technique about 1/n of the events of the first', () => {
    const count = (id: string) => events.filter((event) => event.mitre_technique_id === id).length;
    const first = count('T1059.001');
    expect(count('T1055') / first).toBeCloseTo(1 / 2, 1);
    expect(count('T1003') / first).toBeCloseTo(1 / 3, 1);
    expect(count('T1112') / first).toBeCloseTo(1 / 4, 1);
  });

  it('can give nothing', () => {
    expect([...generateSeededEvents({ ...OPTIONS, count: 0 })]).toEqual([]);
  });

  it.each([{ untaggedShare: 1.1 }, { techniqueIds: [] }, { end: 0 }, { hosts: 0 }, { count: -1 }])(
    'refuses %p',
    (wrong) => {
      expect(() => [...generateSeededEvents({ ...OPTIONS, ...wrong })]).toThrow(CoverageError);
    }
  );
});
