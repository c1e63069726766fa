import { anArrival, arrived } from '../../test/builders/arrival';
import type { Arrival } from './arrival';
import { indexTogether, togetherHosts } from './arrival';
import { channelKey, SYSMON_CHANNEL } from './log_source_channels';

const SYSMON = channelKey(SYSMON_CHANNEL);
const sysmon = (...ids: readonly number[]) =>
  ids.map((event_id) => ({ channels: [SYSMON], event_id }));
const ask = (arrival: Arrival, ...ids: readonly number[]) => indexTogether(arrival)(sysmon(...ids));

const FAILED = { incomplete: [{ source_id: 'b', reason: 'it failed' }] };

describe('indexTogether', () => {
  it('adds up events and finds the last; hosts may be the same ones', () => {
    const arrival = anArrival([
      arrived(3, { events: 5, hosts: 4, last_event: '2024-03-01T05:00:00.000Z' }),
      arrived(22, { events: 7, hosts: 2, last_event: '2024-03-01T04:00:00.000Z' }),
    ]);
    expect(ask(arrival, 3, 22)).toEqual({
      arrives: 'yes',
      events: 12,
      hosts: { count: 4, at_least: true },
      last_event: '2024-03-01T05:00:00.000Z',
    });
    expect(ask(arrival, 3).hosts).toEqual({ count: 4, at_least: false });
  });

  it('counts an event once, however many log sources name it', () => {
    expect(ask(anArrival([arrived(3, { events: 5 })]), 3, 3, 3).events).toBe(5);
  });

  it.each<[string, Arrival, string]>([
    ['not seen, and everything was looked at', anArrival([]), 'no'],
    ['not seen, but a source failed', anArrival([], FAILED), 'unknown'],
    ['seen although a source failed', anArrival([3], FAILED), 'yes'],
    [
      'not seen, but events of the id name no channel',
      anArrival([arrived(3, { channel: null })]),
      'unknown',
    ],
    [
      'not seen, and events of another id name no channel',
      anArrival([arrived(4, { channel: null })]),
      'no',
    ],
    ['seen in another channel', anArrival([arrived(3, { channel: 'system' })]), 'no'],
    ['nobody to ask', anArrival([], { asked: false }), 'not_assessed'],
  ])('%s', (_meaning, arrival, arrives) => {
    expect(ask(arrival, 3).arrives).toBe(arrives);
  });

  it('says no where nothing could stand for it, whatever failed', () => {
    expect(ask(anArrival([], FAILED)).arrives).toBe('no');
  });
});

describe('togetherHosts', () => {
  it.each([
    ['no source has a host field', [null, null], null],
    ['one count', [3], { count: 3, at_least: false }],
    ['two counts, the same host may be in both', [3, 2], { count: 3, at_least: true }],
    ['one of two counts is nothing', [3, 0], { count: 3, at_least: false }],
    ['a source without a host field', [3, null], { count: 3, at_least: true }],
  ])('%s', (_meaning, counts, hosts) => {
    expect(togetherHosts(counts)).toEqual(hosts);
  });
});
