import { type Step, troubleshootEndpoint } from '../../common/http/troubleshoot';
import { setUpApp, TEST_TIMEOUT_MS } from './support/running_app';
import { DAY, flatEvent, helkEvent, KEYWORDS, moduleEvent } from './support/seeded_events';

const TAG = 'technique_id=T1086,technique_name=PowerShell';

describe('troubleshooter', () => {
  const app = setUpApp();
  afterEach(() => app.deleteIndices(), TEST_TIMEOUT_MS);

  const create = (index: string, body: object = KEYWORDS) =>
    app.elasticsearch('PUT', `/${index}`, body);
  const put = (index: string, id: string, event: object) =>
    app.elasticsearch('PUT', `/${index}/_doc/${id}?refresh=true`, event);
  const explain = (event: object, filter: object = {}) =>
    app.ask(troubleshootEndpoint, { body: { filter: { ...DAY, ...filter }, event } });
  const stored = (index: string, id: string, filter: object = {}) =>
    explain({ kind: 'stored', index, id }, filter);
  const statuses = (steps: readonly Step[]) =>
    Object.fromEntries(steps.map(({ id, status }) => [id, status]));

  it(
    'follows a stored event to its cell, a revoked id to its successor',
    async () => {
      await create('nxlog-a');
      await put('nxlog-a', 'e1', flatEvent(TAG));
      const { verdict, steps, segments } = await stored('nxlog-a', 'e1');
      expect(verdict).toMatchObject({
        kind: 'counted',
        step: null,
        cells: [{ id: 'T1059.001', name: 'PowerShell', tactics: ['Execution'], shown: true }],
      });
      expect(statuses(steps)).toEqual({
        source: 'passed',
        source_filter: 'passed',
        field: 'passed',
        rule_name: 'passed',
        catalogue: 'attention',
        platform: 'passed',
        time: 'passed',
        view: 'passed',
        suppression: 'passed',
      });
      expect(segments.map(({ text, meaning }) => [text, meaning])).toEqual([
        ['T1086', 'counts'],
        ['PowerShell', 'name'],
      ]);
    },
    TEST_TIMEOUT_MS
  );

  it(
    'finds an event through an alias and says which filter leaves it out',
    async () => {
      await create('winlogbeat-a', { ...KEYWORDS, aliases: { everything: {} } });
      await put('winlogbeat-a', 'sysmon', moduleEvent('T1055'));
      await put('winlogbeat-a', 'other', {
        ...moduleEvent('T1055'),
        event: { provider: 'other' },
        winlog: { provider_name: 'other', channel: 'Other' },
      });
      expect((await stored('everything', 'sysmon')).verdict).toMatchObject({ kind: 'counted' });
      expect((await stored('everything', 'other')).verdict).toMatchObject({
        kind: 'not_counted',
        step: 'source_filter',
      });
    },
    TEST_TIMEOUT_MS
  );

  it(
    'says that a value is longer than the index keeps',
    async () => {
      await create('nxlog-b', {
        mappings: {
          properties: {
            '@timestamp': { type: 'date' },
            RuleName: { type: 'keyword', ignore_above: 20 },
          },
        },
      });
      await put('nxlog-b', 'short', flatEvent('T1055'));
      await put('nxlog-b', 'long', flatEvent(TAG));
      expect((await stored('nxlog-b', 'short')).verdict.kind).toBe('counted');
      const { verdict, steps } = await stored('nxlog-b', 'long');
      expect(verdict).toMatchObject({ kind: 'not_counted', step: 'field' });
      expect(steps.find(({ id }) => id === 'field')?.text).toContain('ignore_above 20');
    },
    TEST_TIMEOUT_MS
  );

  it(
    'says that the field is text without a keyword',
    async () => {
      await create('nxlog-c', {
        mappings: { properties: { '@timestamp': { type: 'date' }, RuleName: { type: 'text' } } },
      });
      await put('nxlog-c', 'e1', flatEvent(TAG));
      const { verdict, steps } = await stored('nxlog-c', 'e1');
      expect(verdict).toMatchObject({ kind: 'not_counted', step: 'source' });
      expect(steps[0]?.advice).toContain('mapped as text without a keyword');
    },
    TEST_TIMEOUT_MS
  );

  it(
    'says that a pipeline left the rule name whole',
    async () => {
      await create('helk-a');
      await put('helk-a', 'split', helkEvent('T1055'));
      await put('helk-a', 'odd', { ...helkEvent('T1055'), RuleName: '-', mitre_technique_id: 'x' });
      const { verdict } = await stored('helk-a', 'odd');
      expect(verdict).toMatchObject({ kind: 'not_counted', step: 'rule_name' });
    },
    TEST_TIMEOUT_MS
  );

  it.each([
    ['the rule has no name', '-', {}, 'rule_name'],
    ['an id stands in prose', 'PrivEsc - T1088 - UACBypass', {}, 'rule_name'],
    ['the id is unknown', 'technique_id=T9999', {}, 'catalogue'],
    [
      'the time is out of range',
      TAG,
      { from: '2030-01-01T00:00:00.000Z', to: '2030-01-02T00:00:00.000Z' },
      'time',
    ],
    ['the query leaves it out', TAG, { query: 'Hostname:other' }, 'view'],
    ['a host is chosen', TAG, { hosts: ['other'] }, 'view'],
    ['another source is chosen', TAG, { sources: ['nxlog-z.flat_rule_name'] }, 'view'],
  ])(
    'stops where %s',
    async (_meaning, rule, filter, step) => {
      await create('nxlog-d');
      await create('nxlog-z');
      await put('nxlog-z', 'e0', flatEvent('T1055'));
      await put('nxlog-d', 'e1', flatEvent(rule));
      await put('nxlog-d', 'e2', flatEvent('T1055'));
      expect((await stored('nxlog-d', 'e1', filter)).verdict).toMatchObject({
        kind: 'not_counted',
        step,
      });
    },
    TEST_TIMEOUT_MS
  );

  it(
    'says that the platform of the view hides the cell',
    async () => {
      await create('nxlog-e');
      await put('nxlog-e', 'e1', flatEvent('technique_id=T1543.001'));
      const { verdict } = await stored('nxlog-e', 'e1');
      expect(verdict).toMatchObject({
        kind: 'counted',
        cells: [{ id: 'T1543.001', shown: false }],
      });
    },
    TEST_TIMEOUT_MS
  );

  it(
    'explains a pasted event, also as a search hit',
    async () => {
      await create('nxlog-f');
      await put('nxlog-f', 'e1', flatEvent(TAG));
      const document = flatEvent(TAG);
      for (const pasted of [document, { _index: 'nxlog-f', _id: 'e1', _source: document }]) {
        const { verdict } = await explain({ kind: 'pasted', document: pasted });
        expect(verdict).toMatchObject({ kind: 'counted', cells: [{ id: 'T1059.001' }] });
      }
      const { verdict, steps } = await explain({
        kind: 'pasted',
        document: { '@timestamp': DAY.from, sysmon: { RuleName: TAG } },
      });
      expect(verdict).toMatchObject({ kind: 'not_counted', step: 'source' });
      expect(steps[0]?.details).toContainEqual({ label: 'sysmon.RuleName', value: TAG });
    },
    TEST_TIMEOUT_MS
  );

  it(
    'says that there is no such event',
    async () => {
      await create('nxlog-g');
      const ask = (index: string) =>
        app.send('/api/attack_coverage/troubleshoot', {
          method: 'POST',
          headers: { 'kbn-xsrf': 'test', 'content-type': 'application/json' },
          body: JSON.stringify({ filter: DAY, event: { kind: 'stored', index, id: 'nobody' } }),
        });
      expect(await ask('nxlog-g')).toMatchObject({ status: 404 });
      expect(await ask('missing')).toMatchObject({ status: 404 });
      expect(await ask('../_cluster')).toMatchObject({ status: 400 });
    },
    TEST_TIMEOUT_MS
  );
});
