import fc from 'fast-check';
import { eventIdsOfChannel, sysmonEventIds } from './log_sources';

describe('eventIdsOfChannel', () => {
  it.each([
    ['EventCode=1', [1]],
    ['EventCode=3, 22', [3, 22]],
    ['EventCode=14,13, 13', [13, 14]],
    ['EventCode=4778, EventCode=4779', [4778, 4779]],
    [' eventcode = 10 ', [10]],
    ['None', []],
    ['', []],
    ['EventCode=5005 (WLAN), EventCode=302 (Bluetooth)', []],
    ['System shutdowns due to bugcheck (Event ID 1001)', []],
    ['Raw disk writes targeting \\\\.\\PhysicalDrive* or MBR locations', []],
    ['EventCode=', []],
    ['EventCode=1,', []],
  ])('%p', (channel, ids) => {
    expect(eventIdsOfChannel(channel)).toEqual(ids);
  });

  it('reads every list of ids that it could be given', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 99_999 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(ids, (list) => {
        const sorted = [...list].sort((a, b) => a - b);
        expect(eventIdsOfChannel(`EventCode=${list.join(', ')}`)).toEqual(sorted);
      })
    );
  });
});

describe('sysmonEventIds', () => {
  it.each([
    ['WinEventLog:Sysmon', [3, 22]],
    ['linux:Sysmon', [3, 22]],
    ['WinEventLog:Security', []],
    ['WinEventLog:SysmonX', []],
  ])('%s', (name, ids) => {
    expect(sysmonEventIds({ name, channel: 'EventCode=3, 22' })).toEqual(ids);
  });
});
