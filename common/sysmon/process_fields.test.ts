import { processOf } from './process_fields';

const GUID = '{81056205-d124-64d4-6a00-000000000800}';
const PARENT = '{81056205-5686-64dc-3b04-000000000800}';

describe('processOf', () => {
  it.each([
    ['flat', { ProcessGuid: GUID, ParentProcessGuid: PARENT, Image: 'a.exe' }],
    [
      'Winlogbeat 7',
      {
        winlog: { event_data: { ProcessGuid: GUID, ParentProcessGuid: PARENT, Image: 'a.exe' } },
      },
    ],
    [
      'Winlogbeat 6',
      { event_data: { ProcessGuid: GUID, ParentProcessGuid: PARENT, Image: 'a.exe' } },
    ],
    [
      'Wazuh',
      {
        data: {
          win: { eventdata: { processGuid: GUID, parentProcessGuid: PARENT, image: 'a.exe' } },
        },
      },
    ],
    [
      'ECS',
      {
        process: { entity_id: GUID, executable: 'a.exe', parent: { entity_id: PARENT } },
      },
    ],
    [
      'ECS, flat',
      {
        'process.entity_id': GUID,
        'process.parent.entity_id': PARENT,
        process: { executable: 'a.exe' },
      },
    ],
    [
      'an event log',
      { Event: { EventData: { ProcessGuid: GUID, ParentProcessGuid: PARENT, Image: 'a.exe' } } },
    ],
    [
      'HELK with its own names',
      { process_guid: GUID, process_parent_guid: PARENT, process_path: 'a.exe' },
    ],
  ])('reads %s', (_layout, document) => {
    expect(processOf(document)).toMatchObject({ guid: GUID, parent_guid: PARENT, image: 'a.exe' });
  });

  it('takes the one who did it of two processes', () => {
    const event = { SourceProcessGUID: GUID, TargetProcessGUID: PARENT, TargetImage: 'lsass.exe' };
    expect(processOf(event)).toMatchObject({ guid: GUID, parent_guid: null, target: 'lsass.exe' });
  });

  it.each([
    ['no id', { Image: 'a.exe' }],
    ['an empty id', { ProcessGuid: '' }],
    ['the id of none', { ProcessGuid: '{00000000-0000-0000-0000-000000000000}' }],
  ])('knows no process of %s', (_meaning, document) => {
    expect(processOf(document)).toBeNull();
  });
});
