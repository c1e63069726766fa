import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unpackCatalogue } from '../../common/attack/compact/unpack';
import { PUBLISHED_MAPPING } from '../../common/gaps/mapping';
import { needsByTechnique } from '../../common/gaps/needs';
import { coverageEndpoint } from '../../common/http/coverage';
import { type FactsResponse, factsEndpoint } from '../../common/http/facts';
import { setUpApp, TEST_TIMEOUT_MS } from './support/running_app';
import {
  DAY,
  flatEvent,
  helkEvent,
  KEYWORDS,
  minute,
  moduleEvent,
  times,
} from './support/seeded_events';

const CATALOGUE = unpackCatalogue(
  JSON.parse(
    gunzipSync(
      readFileSync(
        join(__dirname, '..', '..', 'server', 'catalogue', 'data', 'enterprise-18.1.json.gz')
      )
    ).toString()
  )
);

const stateOf = ({ techniques }: FactsResponse, id: string) =>
  techniques.find((each) => each.id === id);
const componentOf = ({ components }: FactsResponse, name: string) =>
  components.find((each) => each.name === name);

describe('facts of techniques', () => {
  const app = setUpApp();
  afterEach(() => app.deleteIndices(), TEST_TIMEOUT_MS);

  const facts = (filter: object = {}, more: object = {}) =>
    app.ask(factsEndpoint, { body: { filter: { ...DAY, ...filter }, ...more } });
  const create = (index: string, body: object = KEYWORDS) =>
    app.elasticsearch('PUT', `/${index}`, body);

  it(
    'come from seeded events: what arrives, what is tagged, what is neither',
    async () => {
      await create('nxlog-a');
      await app.seed('nxlog-a', [
        ...times(3, () => flatEvent('technique_id=T1055,technique_name=Process Injection')),
        // Untagged events of Sysmon arrive all the same.
        ...times(4, (n) => ({
          ...flatEvent('-', { host: `pc${n}`, time: minute(n) }),
          EventID: 10,
        })),
        // The same event id in another log is another event.
        { ...flatEvent('-'), EventID: 7, Channel: 'System' },
        { ...flatEvent('-'), EventID: 4688, Channel: 'Security', Hostname: 'dc1' },
      ]);
      const answer = await facts();
      expect(answer.techniques).toHaveLength(472);
      expect(answer.incomplete).toEqual([]);
      expect(answer.reason).toBeNull();
      expect(answer.hosts).toBe(6);
      expect(componentOf(answer, 'Process Access')).toMatchObject({
        arrives: 'yes',
        events: 4,
        hosts: 4,
        hosts_at_least: false,
        last_event: minute(3),
        log_sources: [{ name: 'WinEventLog:Sysmon', event_id: 10, events: 4, hosts: 4 }],
      });
      expect(componentOf(answer, 'Process Creation')).toMatchObject({
        arrives: 'yes',
        events: 4,
        hosts: 1,
        hosts_at_least: true,
        log_sources: [
          { name: 'WinEventLog:Security', event_id: 4688, events: 1 },
          { name: 'WinEventLog:Sysmon', event_id: 1, events: 3 },
        ],
      });
      expect(componentOf(answer, 'Module Load')).toMatchObject({ arrives: 'no', events: 0 });
      expect(stateOf(answer, 'T1055')).toMatchObject({
        state: 'observed',
        potential: 'yes',
        observed: 'yes',
        alerted: 'not_assessed',
        configured: 'not_assessed',
        validated: 'not_assessed',
      });
      // Needs process access, process creation and module load, of which two arrive.
      expect(stateOf(answer, 'T1003.001')).toMatchObject({ state: 'potential', observed: 'no' });
      const blind = answer.techniques.filter(({ state }) => state === 'blind');
      expect(blind.length).toBeGreaterThan(0);
      expect(blind.every(({ potential }) => potential === 'no')).toBe(true);
    },
    TEST_TIMEOUT_MS
  );

  it(
    'find untagged events where a source selects tagged ones alone',
    async () => {
      await create('winlogbeat-a');
      await app.seed('winlogbeat-a', [
        moduleEvent('technique_id=T1055'),
        { ...moduleEvent(null), winlog: { ...moduleEvent(null).winlog, event_id: '8' } },
      ]);
      const { sources } = await app.ask(coverageEndpoint, { body: { filter: DAY } });
      expect(sources).toHaveLength(1);
      const answer = await facts(
        {},
        {
          sources: [
            {
              id: 'mine',
              name: 'Mine',
              index_pattern: 'winlogbeat-*',
              origin: 'sysmon_rule',
              filter: '_exists_:rule.name',
              tags_from: 'rule_name',
              fields: {
                ...{ time: '@timestamp', technique_ids: null, rule_name: 'rule.name' },
                ...{ event_id: 'winlog.event_id', channel: 'winlog.channel', host: 'host.name' },
                ...{ user: null, process_image: null },
              },
            },
          ],
        }
      );
      expect(componentOf(answer, 'Process Modification')).toMatchObject({ arrives: 'yes' });
      expect(answer.incomplete).toEqual([]);
    },
    TEST_TIMEOUT_MS
  );

  it(
    'are unknown where a search failed, and never no',
    async () => {
      await create('helk-a');
      await create('nxlog-b', {
        mappings: {
          properties: {
            '@timestamp': { type: 'date' },
            RuleName: { type: 'keyword' },
            // Text cannot be aggregated: the search for arrival fails, the count of tags does not.
            EventID: { type: 'text' },
            Channel: { type: 'keyword' },
            Hostname: { type: 'keyword' },
          },
        },
      });
      await app.seed('helk-a', [helkEvent('T1055')]);
      await app.seed('nxlog-b', [flatEvent('technique_id=T1003.001')]);
      const source = (id: string, index_pattern: string, fields: object) => ({
        ...{ id, name: id, index_pattern, origin: 'sysmon_rule', filter: null },
        tags_from: 'rule_name',
        fields: {
          ...{ time: '@timestamp', technique_ids: null, rule_name: 'RuleName' },
          ...{ user: null, process_image: null, ...fields },
        },
      });
      const answer = await facts(
        {},
        {
          sources: [
            source('helk', 'helk-*', {
              ...{ event_id: 'event_id', channel: 'log_name', host: 'host_name' },
            }),
            source('nxlog', 'nxlog-*', {
              ...{ event_id: 'EventID', channel: 'Channel', host: 'Hostname' },
            }),
          ],
        }
      );
      expect(answer.incomplete).toEqual([
        { source_id: 'nxlog', reason: expect.stringContaining('Fielddata is disabled') },
      ]);
      // What the other source sends is known; nothing that was not seen is called absent.
      expect(componentOf(answer, 'Process Creation')).toMatchObject({ arrives: 'yes' });
      expect(componentOf(answer, 'Module Load')).toMatchObject({ arrives: 'unknown' });
      expect(stateOf(answer, 'T1003.001')).toMatchObject({ state: 'observed' });
      // Only what no log of a source can stand for is known not to arrive.
      const impossible = needsByTechnique(CATALOGUE, 'Windows', PUBLISHED_MAPPING)
        .filter(({ components }) => components.length > 0)
        .filter(({ components }) => components.every(({ triggers }) => triggers.length === 0))
        .map(({ technique: { id } }) => id);
      const said = answer.techniques.filter(({ potential }) => potential === 'no');
      expect(said.map(({ id }) => id)).toEqual(impossible);
      expect(impossible.length).toBeLessThan(54);
    },
    TEST_TIMEOUT_MS
  );

  it(
    'are unknown where a source names an index that is not there, or has no field for the event id',
    async () => {
      await create('helk-b');
      await app.seed('helk-b', [helkEvent('T1055')]);
      const source = (index_pattern: string, event_id: string | null) => ({
        sources: [
          {
            ...{ id: 'mine', name: 'Mine', index_pattern, origin: 'sysmon_rule', filter: null },
            tags_from: 'technique_ids',
            fields: {
              ...{ time: '@timestamp', technique_ids: 'mitre_technique_id', rule_name: null },
              ...{ event_id, channel: 'log_name', host: 'host_name', user: null },
              process_image: null,
            },
          },
        ],
      });
      const missing = await facts({}, source('nowhere-*', 'event_id'));
      expect(missing.incomplete[0]?.reason).toMatch('no open index');
      expect(stateOf(missing, 'T1055')).toMatchObject({ state: 'unknown', potential: 'unknown' });
      const unnamed = await facts({}, source('helk-b', null));
      expect(unnamed.incomplete[0]?.reason).toMatch('no field for the event id');
      expect(stateOf(unnamed, 'T1055')).toMatchObject({ state: 'observed', potential: 'unknown' });
      const unmapped = await facts({}, source('helk-b', 'no_such_field'));
      expect(unmapped.incomplete[0]?.reason).toMatch('No event has a value in no_such_field');
      expect(stateOf(unmapped, 'T1055')).toMatchObject({ potential: 'unknown' });
    },
    TEST_TIMEOUT_MS
  );

  it(
    'say why there is nothing to look at',
    async () => {
      const answer = await facts();
      expect(answer.reason).toMatchObject({ kind: 'no_indices' });
      expect(new Set(answer.techniques.map(({ state }) => state))).toEqual(
        new Set(['not_assessed'])
      );
    },
    TEST_TIMEOUT_MS
  );

  it(
    'need one search per source, whatever the number of components',
    async () => {
      await create('nxlog-c');
      await app.seed('nxlog-c', [flatEvent('technique_id=T1055')]);
      const { requests } = await facts();
      expect(requests).toHaveLength(2);
    },
    TEST_TIMEOUT_MS
  );
});
