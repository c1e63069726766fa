import { tagHealthEndpoint, tagRowEndpoint } from '../../common/http/tag_health';
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

const FILTER = { ...DAY };

describe('tag health', () => {
  const app = setUpApp();
  afterEach(() => app.deleteIndices(), TEST_TIMEOUT_MS);

  const health = (filter: object = {}) =>
    app.ask(tagHealthEndpoint, { body: { filter: { ...FILTER, ...filter } } });
  const row = (chosen: object, filter: object = {}) =>
    app.ask(tagRowEndpoint, { body: { filter: { ...FILTER, ...filter }, row: chosen } });
  const create = (index: string, body: object = KEYWORDS) =>
    app.elasticsearch('PUT', `/${index}`, body);

  it(
    'counts tagged, named and unnamed events of Sysmon, by source',
    async () => {
      await create('nxlog-a');
      await create('winlogbeat-a');
      await app.seed('nxlog-a', [
        ...times(6, () => flatEvent('technique_id=T1055,technique_name=Process Injection')),
        ...times(3, () => flatEvent('Suspicious NetCon')),
        ...times(5, () => flatEvent('-')),
        { ...flatEvent('-'), RuleName: undefined },
        { '@timestamp': minute(1), Channel: 'Security', EventID: 4624, Hostname: 'pc1' },
      ]);
      await app.seed('winlogbeat-a', [
        ...times(2, () => moduleEvent('T1003')),
        ...times(4, () => moduleEvent(null)),
        { ...moduleEvent('an alert of another product'), event: { provider: 'other' }, winlog: {} },
      ]);
      const { sources, reason } = await health();
      expect(reason).toBeNull();
      expect(sources.map((source) => ({ ...source, source_id: '', name: '' }))).toEqual(
        expect.arrayContaining([
          {
            status: 'counted',
            source_id: '',
            name: '',
            tagged: 6,
            named_only: 3,
            rule_names: 2,
            total: 15,
            unnamed: 6,
            too_long: 0,
            basis: 'channel',
            paged: false,
          },
          expect.objectContaining({
            status: 'counted',
            tagged: 2,
            named_only: 0,
            total: 6,
            unnamed: 4,
            basis: 'source_filter',
          }),
        ])
      );
    },
    TEST_TIMEOUT_MS
  );

  it(
    'lists what is wrong with the rule names, with what to write instead',
    async () => {
      await create('nxlog-b');
      await app.seed('nxlog-b', [
        ...times(4, () => flatEvent('technique_id=T1086,technique_name=PowerShell')),
        ...times(3, () => flatEvent('technique_id=1055,technique_name=Process Injection')),
        ...times(2, () => flatEvent('technique_id=T9999')),
        flatEvent('PrivEsc - T1088 - UACBypass'),
        flatEvent('technique_id=T1055,technique_name=Process Injection,analytic=Signature'),
      ]);
      const { problems, custom_tags, analytic_types } = await health();
      expect(
        problems.map(({ kind, subject, events, rule_names }) => [
          kind,
          subject,
          events,
          rule_names[0]?.write_instead[0] ?? null,
        ])
      ).toEqual([
        ['unknown_id', 'T9999', 2, null],
        [
          'id_in_prose',
          'T1088',
          1,
          'technique_id=T1548.002,PrivEsc - T1548.002 - UACBypass,technique_name=Bypass User Account Control',
        ],
        ['revoked', 'T1086', 4, 'technique_id=T1059.001,technique_name=PowerShell'],
        ['id_without_t', '1055', 3, 'technique_id=T1055,technique_name=Process Injection'],
      ]);
      expect(custom_tags.map(({ key, events }) => [key, events])).toEqual([['', 1]]);
      expect(analytic_types.map(({ value, events }) => [value, events])).toEqual([
        ['Signature', 1],
        [null, 9],
      ]);
    },
    TEST_TIMEOUT_MS
  );

  it(
    'shows rule names, hosts and newest events behind a row, as many as the row says',
    async () => {
      await create('nxlog-c');
      await app.seed('nxlog-c', [
        ...times(4, (n) => flatEvent('T1086', { host: 'pc1', time: minute(n) })),
        ...times(2, (n) => flatEvent('T1086,again', { host: 'pc2', time: minute(100 + n) })),
        flatEvent('T1055', { host: 'pc3' }),
        ...times(3, () => flatEvent('-', { host: 'pc4' })),
      ]);
      const { problems, sources } = await health();
      const [revoked] = problems;
      const behind = await row({ row: 'problem', kind: 'revoked', subject: 'T1086' });
      expect(behind.events).toBe(revoked?.events);
      expect(behind.rule_names.map(({ value, events }) => [value, events])).toEqual([
        ['T1086', 4],
        ['T1086,again', 2],
      ]);
      expect(behind.hosts.values).toEqual([
        { value: 'pc1', events: 4 },
        { value: 'pc2', events: 2 },
      ]);
      expect(behind.newest[0]).toMatchObject({
        host: 'pc2',
        rule_name: 'T1086,again',
        time: minute(101),
      });
      expect(behind.newest).toHaveLength(6);
      const unnamed = await row({ row: 'unnamed', source_id: sources[0]?.source_id });
      expect(unnamed).toMatchObject({
        events: 3,
        hosts: { values: [{ value: 'pc4', events: 3 }] },
      });
    },
    TEST_TIMEOUT_MS
  );

  it(
    'applies the query and the hosts of the view',
    async () => {
      await create('nxlog-d');
      await app.seed('nxlog-d', [
        ...times(4, () => flatEvent('T1086', { host: 'pc1' })),
        ...times(2, () => flatEvent('T9999', { host: 'pc2' })),
      ]);
      const problems = async (filter: object) =>
        (await health(filter)).problems.map(({ subject, events }) => [subject, events]);
      expect(await problems({ hosts: ['pc2'] })).toEqual([['T9999', 2]]);
      expect(await problems({ query: 'Hostname:pc1' })).toEqual([['T1086', 4]]);
    },
    TEST_TIMEOUT_MS
  );

  it(
    'says that a source has ids but no rule names',
    async () => {
      await create('helk-a');
      await app.seed('helk-a', [{ ...helkEvent('T1055'), RuleName: undefined }]);
      const { sources } = await health();
      expect(sources).toMatchObject([{ status: 'not_read' }]);
    },
    TEST_TIMEOUT_MS
  );

  it(
    'says how many rule names were too long for the index to keep',
    async () => {
      await create('nxlog-e', {
        mappings: {
          properties: {
            '@timestamp': { type: 'date' },
            Channel: { type: 'keyword' },
            RuleName: { type: 'keyword', ignore_above: 20 },
          },
        },
      });
      await app.seed('nxlog-e', [
        flatEvent('T1055'),
        ...times(2, () => flatEvent('technique_id=T1055,technique_name=Process Injection')),
      ]);
      const { sources } = await health();
      expect(sources).toMatchObject([{ total: 3, tagged: 1, too_long: 2, unnamed: 0 }]);
    },
    TEST_TIMEOUT_MS
  );

  it(
    'counts every rule name where there are more than one aggregation holds',
    async () => {
      await create('nxlog-f');
      await app.seed(
        'nxlog-f',
        times(5_300, (n) => flatEvent(`technique_id=T9999,n=${n}`))
      );
      const { sources, problems } = await health();
      expect(sources).toMatchObject([
        { status: 'counted', paged: true, tagged: 5_300, rule_names: 5_300 },
      ]);
      expect(problems).toMatchObject([{ subject: 'T9999', events: 5_300, rule_name_count: 5_300 }]);
      const behind = await row({ row: 'problem', kind: 'unknown_id', subject: 'T9999' });
      expect(behind).toMatchObject({ events: 5_300, rule_name_count: 5_300, incomplete: [] });
    },
    TEST_TIMEOUT_MS
  );

  it(
    'calls a source unknown, never zero, where its search fails',
    async () => {
      await create('nxlog-g');
      await app.seed('nxlog-g', [flatEvent('T1086'), flatEvent('-')]);
      const { sources } = await health({ query: 'a[b' });
      expect(sources).toMatchObject([{ status: 'unknown' }]);
    },
    TEST_TIMEOUT_MS
  );

  it(
    'says why there is nothing',
    async () => {
      expect((await health()).reason).toMatchObject({ kind: 'no_indices' });
      await create('nxlog-h');
      await app.seed('nxlog-h', [flatEvent('T1055')]);
      const later = { from: '2030-01-01T00:00:00.000Z', to: '2030-01-02T00:00:00.000Z' };
      expect((await health(later)).reason).toMatchObject({ kind: 'nothing_in_range' });
    },
    TEST_TIMEOUT_MS
  );
});
