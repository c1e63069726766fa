import type { Arrival, ArrivedEvents } from '../../common/gaps/arrival';
import { channelKey, SYSMON_CHANNEL } from '../../common/gaps/log_source_channels';

/** Some events of Sysmon, from one host; name what matters to the test. */
export const arrived = (event_id: number, facts: Partial<ArrivedEvents> = {}): ArrivedEvents => ({
  source_id: 'helk',
  channel: channelKey(SYSMON_CHANNEL),
  event_id,
  events: 1,
  hosts: 1,
  last_event: '2024-03-01T00:00:00.000Z',
  ...facts,
});

/** What arrives: Sysmon event ids, or more exactly said events. */
export const anArrival = (
  seen: readonly (number | ArrivedEvents)[],
  facts: Partial<Arrival> = {}
): Arrival => ({
  seen: seen.map((each) => (typeof each === 'number' ? arrived(each) : each)),
  hosts: [1],
  incomplete: [],
  asked: true,
  ...facts,
});
