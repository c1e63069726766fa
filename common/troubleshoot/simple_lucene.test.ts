import { passesSimpleQuery } from './simple_lucene';

const document = {
  event: { provider: 'Microsoft-Windows-Sysmon' },
  winlog: { channel: 'a/b' },
  event_id: 1,
};

describe('passesSimpleQuery', () => {
  it.each([
    ['event.provider:"Microsoft-Windows-Sysmon"', true],
    ['event.provider.keyword:"Microsoft-Windows-Sysmon"', true],
    ['event.provider:"other"', false],
    ['event.provider:"other" OR winlog.channel:"a/b"', true],
    ['event_id:1', true],
    ['event_id:2', false],
    ['event\\.provider:"Microsoft-Windows-Sysmon"', true],
    ['missing:"x"', false],
    ['event_id:1 AND winlog.channel:"a/b"', null],
    ['event_id:*', null],
    ['NOT event_id:1', null],
    ['just words', null],
    ['', null],
  ])('%s: %p', (query, expected) => {
    expect(passesSimpleQuery(query, document)).toBe(expected);
  });
});
