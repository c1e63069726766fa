import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonFile } from '../../cli/read_json_file';
import { COMPONENT_EVENTS } from '../../common/sysmon/component_events';
import { sysmonEvent } from '../../common/sysmon/events';
import { buildComponentEvents } from './component_events';

const SHARED = join(__dirname, '..', '..', '..', 'shared');
const CSV = join(SHARED, 'data', 'mappings', 'ctid-sysmon-sensor-mappings.csv');
const itWithData = existsSync(CSV) ? it : it.skip;
if (!existsSync(CSV)) console.warn(`skipped: no published tables in ${join('..', 'shared')}`);

const csv = [
  'EVENT ID,EVENT DESCRIPTION,ATT&CK DATA SOURCE ID,ATT&CK DATA SOURCE,ATT&CK DATA COMPONENT,SOURCE,RELATIONSHIP,TARGET',
  '1,A new process,DS0009,Process,Process Creation,Process/User,Created,Process',
  '1,A new process,DS0009,Process,Process Creation,Process/User,Executed,Process',
].join('\r\n');
const mapping = (event_id: number, data_component: string) => ({
  ...{ event_id, data_component, dc_id_v18: 'DC0032', legacy_data_source: 'Process' },
  ...{ ossem_dm: [], attack_v18_1: true, fidelity_reviewer: 'strong', note_reviewer: null },
});
const survey = (...mappings: readonly object[]) => ({ mappings, proposed_by_survey: [] });

describe('buildComponentEvents', () => {
  it('keeps each published pair once, with those who published it', () => {
    expect(buildComponentEvents(csv, survey(mapping(1, 'Process Creation')))).toEqual([
      {
        ...{ event_id: 1, component: 'Process Creation', component_id: 'DC0032' },
        ...{ data_source: 'Process', by: ['ctid', 'attack'], fidelity: 'strong', note: null },
      },
    ]);
  });

  it.each<[string, string, unknown, string]>([
    ['a survey that lacks a published pair', csv, survey(), 'lacks 1 Process Creation'],
    ['another table', 'a,b', survey(), 'not the table of the CTID'],
    ['another survey', csv, {}, 'not the survey'],
  ])('refuses %s', (_meaning, table, read, message) => {
    expect(() => buildComponentEvents(table, read)).toThrow(message);
  });

  itWithData('made the table that the project carries', async () => {
    const read = await readJsonFile(join(SHARED, 'facts', 'sysmon-datacomponents.json'));
    expect(COMPONENT_EVENTS).toEqual(buildComponentEvents(readFileSync(CSV, 'utf8'), read));
  });
});

describe('COMPONENT_EVENTS', () => {
  it('names events of Sysmon, but for the one id that was published and does not exist', () => {
    const unknown = COMPONENT_EVENTS.filter(({ event_id }) => sysmonEvent(event_id) === undefined);
    expect(unknown.map(({ event_id, fidelity }) => [event_id, fidelity])).toEqual([
      [30, 'invalid'],
    ]);
  });
});
