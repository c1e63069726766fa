import type { GapHost } from '../http/gap_hosts';
import { assessHost, usualEventIds } from './host_gaps';

const END = Date.parse('2026-03-31T00:00:00.000Z');
const daysAgo = (days: number) => new Date(END - days * 86_400_000).toISOString();

/** Events of an id between two days before the end. */
const sent = (event_id: number, events = 100, first = 30, last = 0.1) => ({
  event_id,
  events,
  first_event: daysAgo(first),
  last_event: daysAgo(last),
});
const host = (name: string, ...sysmon: GapHost['sysmon']): GapHost => ({
  host: name,
  events: 1_000,
  last_event: daysAgo(0),
  sysmon,
});

describe('usualEventIds', () => {
  const hosts = [host('a', sent(1), sent(3)), host('b', sent(1)), host('c', sent(1)), host('d')];

  it.each([
    [0, [1, 3]],
    [0.5, [1]],
    [1, [1]],
  ])('of a share of %p of the hosts with Sysmon are %p', (share, expected) => {
    expect(usualEventIds(hosts, share)).toEqual(expected);
  });

  it('are none where no host has Sysmon', () => {
    expect(usualEventIds([host('d')], 0)).toEqual([]);
  });
});

describe('assessHost', () => {
  it('finds nothing wrong with a host that sends what others send', () => {
    expect(assessHost(host('a', sent(1), sent(3)), [1, 3], END)).toEqual({
      status: 'complete',
      lacks: [],
      stopped: [],
    });
  });

  it('names what others send', () => {
    expect(assessHost(host('a', sent(1)), [1, 3, 22], END)).toMatchObject({
      status: 'gaps',
      lacks: [3, 22],
    });
  });

  it('tells a host without Sysmon from one whose Sysmon stopped', () => {
    expect(assessHost(host('a'), [1], END).status).toBe('no_sysmon');
    expect(assessHost(host('a', sent(1, 100, 30, 5)), [1], END)).toEqual({
      status: 'silent',
      lacks: [],
      stopped: [1],
    });
    // Of a few events no rhythm can be told, of all together it can.
    expect(assessHost(host('a', sent(1, 100, 30, 5), sent(6, 3, 30, 4)), [1], END)).toMatchObject({
      status: 'silent',
      stopped: [1],
    });
  });

  it.each([
    ['a day away is not yet away', sent(1, 100, 30, 0.9), false],
    ['more than a day, and ten times its interval', sent(1, 1_000, 30, 1.1), true],
    ['what comes every other day may be away for three weeks', sent(1, 10, 28, 10), false],
    ['a few events tell no rhythm', sent(1, 9, 30, 29), false],
  ])('%s', (_meaning, event, stopped) => {
    expect(assessHost(host('a', event, sent(3)), [1, 3], END).stopped).toEqual(stopped ? [1] : []);
  });
});
