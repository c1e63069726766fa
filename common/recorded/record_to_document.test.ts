import { recordToDocument } from './record_to_document';

const record = (system: object, EventData?: object) => ({
  Event: { System: { Provider: { Name: 'Microsoft-Windows-Sysmon' }, ...system }, EventData },
});

describe('recordToDocument', () => {
  it('gives ids, times and numbers as exported logs have them', () => {
    const parsed = record(
      { EventID: { Value: 10 }, TimeCreated: { SystemTime: 1638652756.741 }, Execution: {} },
      { RuleName: 'technique_id=T1003', GrantedAccess: 0x1fffffn, ProcessId: 42, Big: 2n ** 60n }
    );
    expect(recordToDocument(parsed)).toEqual({
      Event: {
        System: {
          Provider: { '#attributes': { Name: 'Microsoft-Windows-Sysmon' } },
          Execution: { '#attributes': {} },
          EventID: 10,
          TimeCreated: { '#attributes': { SystemTime: '2021-12-04T21:19:16.741Z' } },
        },
        EventData: {
          RuleName: 'technique_id=T1003',
          GrantedAccess: '0x1fffff',
          ProcessId: 42,
          Big: '1152921504606846976',
        },
      },
    });
  });

  it('takes an event id without qualifiers', () => {
    expect(recordToDocument(record({ EventID: 7 }))).toMatchObject({
      Event: { System: { EventID: 7 } },
    });
  });

  it.each([null, {}, { Event: {} }, 'x'])('refuses %p', (parsed) => {
    expect(() => recordToDocument(parsed)).toThrow('System');
  });
});
