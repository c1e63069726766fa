import type { SourcesResponse, SourceTest } from '../../common/http/sources';
import type { Source } from '../../common/sources/source';
import { aSource } from '../builders/source';
import { type Account, type Answer, authorizationOf, setUpApp } from './support/running_app';
import {
  DAY,
  flatEvent,
  helkEvent,
  KEYWORDS,
  minute,
  moduleEvent,
  times,
} from './support/seeded_events';

const account = (name: string): Account => ({ name, password: `${name}-password` });
const MANAGER = account('manager');
const ANALYST = account('analyst');
const READ = ['read', 'view_index_metadata'];

const EVENTS = { names: ['*-2024*', 'alerts', 'long', 'sentinel', 'splunk'], privileges: READ };
const app = setUpApp({
  security: {
    users: [
      { ...MANAGER, roles: ['manager'] },
      { ...ANALYST, roles: ['analyst'] },
    ],
    roles: {
      manager: {
        indices: [
          EVENTS,
          { names: ['.alerts-security.alerts-*', '.siem-signals-*'], privileges: READ },
          { names: ['attack-coverage-*'], privileges: [...READ, 'write', 'create_index'] },
        ],
      },
      analyst: { indices: [EVENTS] },
    },
  },
});
beforeEach(() => app.deleteIndices());

const call = (as: Account, method: string, path: string, body?: unknown): Promise<Answer> =>
  app.send(`/api/attack_coverage${path}`, {
    method,
    headers: { 'kbn-xsrf': 'test', 'content-type': 'application/json', ...authorizationOf(as) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

async function good<Body>(answer: Promise<Answer>): Promise<Body> {
  const { status, body } = await answer;
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body as Body;
}

const sources = (as = MANAGER) => good<SourcesResponse>(call(as, 'GET', '/sources'));
const ids = ({ sources: found }: SourcesResponse) => found.map(({ source }) => source.id);
const save = (source: Source, expected: string | null = null) =>
  call(MANAGER, 'PUT', `/sources/${source.id}`, { source, expected });
const choose = (choice: object, expected: string | null = null) =>
  call(MANAGER, 'PUT', '/source_choice', { choice, expected });
const kinds = ({ sources: found }: SourcesResponse) =>
  found.map(({ problems }) => problems.map(({ kind }) => kind));

interface Counted {
  readonly techniques: readonly { id: string; observed: number; alerted: number }[];
}
const counts = async (as = MANAGER) => {
  const answer = await good<Counted>(call(as, 'POST', '/coverage', { filter: DAY }));
  return answer.techniques.map(({ id, observed, alerted }) => [id, observed, alerted]);
};

const HELK = 'helk-2024.03.01';
const NXLOG = 'nxlog-2024.03.01';

async function seedTwo() {
  for (const index of [HELK, NXLOG]) await app.elasticsearch('PUT', `/${index}`, KEYWORDS);
  await app.seed(
    HELK,
    times(3, () => helkEvent('T1055'))
  );
  await app.seed(
    NXLOG,
    times(4, () => flatEvent('technique_id=T1112'))
  );
}

const NXLOG_SOURCE = aSource({
  id: 'mine',
  name: 'NXLog, only T1112',
  index_pattern: 'nxlog-*',
  tags_from: 'rule_name',
  filter: 'EventID:1',
  fields: {
    technique_ids: null,
    rule_name: 'RuleName',
    event_id: 'EventID',
    channel: 'Channel',
    host: 'Hostname',
  },
});

describe('saved sources', () => {
  beforeEach(seedTwo);

  it('come before those found, and what they cover is said to count nothing', async () => {
    expect(ids(await sources())).toEqual(['helk-_.helk_2018', 'nxlog-_.flat_rule_name']);
    await good(save(NXLOG_SOURCE));
    const all = await sources();
    expect(ids(all)).toEqual(['mine', 'helk-_.helk_2018', 'nxlog-_.flat_rule_name']);
    expect(kinds(all)).toEqual([[], [], ['covered']]);
    expect(all.sources[0]).toMatchObject({
      indices: [NXLOG],
      index_count: 1,
      saved: { by: 'manager' },
    });
    expect(await counts()).toEqual([
      ['T1055', 3, 0],
      ['T1112', 4, 0],
    ]);
  });

  it('take the place of a found one of the same id, which comes back when they are deleted', async () => {
    const [, found] = (await sources()).sources;
    if (found === undefined) throw new Error('no source');
    const { version } = await good<{ version: string }>(
      save({ ...found.source, filter: 'EventID:2' })
    );
    expect(await counts()).toEqual([['T1055', 3, 0]]);
    await good(call(MANAGER, 'DELETE', `/sources/${found.source.id}`, { expected: version }));
    expect(await counts()).toHaveLength(2);
    expect((await sources()).sources.every(({ saved }) => !saved)).toBe(true);
  });

  it('are changed by one at a time: the second sees both versions', async () => {
    const { version } = await good<{ version: string }>(save(NXLOG_SOURCE));
    await good(save({ ...NXLOG_SOURCE, name: 'first' }, version));
    expect(await save({ ...NXLOG_SOURCE, name: 'second' }, version)).toMatchObject({
      status: 409,
      body: {
        attributes: { current: { payload: { name: 'first' } }, yours: { name: 'second' } },
      },
    });
    expect(await save(NXLOG_SOURCE)).toMatchObject({ status: 409 });
    const remove = call(MANAGER, 'DELETE', '/sources/mine', { expected: version });
    expect(await remove).toMatchObject({ status: 409 });
    expect((await sources()).sources[0]?.source.name).toBe('first');
  });

  it('are put in order and switched off, found ones as well', async () => {
    await good(save(NXLOG_SOURCE));
    const order = ['nxlog-_.flat_rule_name', 'mine'];
    const { version } = await good<{ version: string }>(choose({ order, disabled: [] }));
    const all = await sources();
    expect(ids(all)).toEqual([...order, 'helk-_.helk_2018']);
    expect(kinds(all)).toEqual([[], ['covered'], []]);
    expect(all.choice).toEqual({ order, disabled: [], version });
    await good(choose({ order, disabled: ['helk-_.helk_2018'] }, version));
    const fewer = await sources();
    expect(ids(fewer)).toEqual(order);
    expect(fewer.disabled.map(({ source }) => source.id)).toEqual(['helk-_.helk_2018']);
    expect(await counts()).toEqual([['T1112', 4, 0]]);
    expect(await choose({ order: [], disabled: [] }, version)).toMatchObject({ status: 409 });
  });

  it('say what is wrong with their fields', async () => {
    const fields = { ...NXLOG_SOURCE.fields, rule_name: 'Rulename', user: 'Nobody' };
    await good(save({ ...NXLOG_SOURCE, fields }));
    const [first] = (await sources()).sources;
    expect(first?.problems).toMatchObject([
      { kind: 'missing_field', subject: 'Rulename' },
      { kind: 'missing_field', subject: 'Nobody' },
    ]);
    await good(save({ ...NXLOG_SOURCE, id: 'gone', index_pattern: 'gone-*' }));
    const gone = (await sources()).sources.find(({ source }) => source.id === 'gone');
    expect(gone).toMatchObject({
      index_count: 0,
      problems: [{ kind: 'unreadable', subject: 'gone-*' }],
    });
  });

  it.each<[string, object]>([
    ['an index pattern with a path in it', { index_pattern: '../_search' }],
    ['a wildcard as a field', { fields: { ...NXLOG_SOURCE.fields, host: '*' } }],
    ['no field to count', { fields: { ...NXLOG_SOURCE.fields, rule_name: null } }],
    ['another id than the address', { id: 'other' }],
  ])('are refused with %s', async (_meaning, changes) => {
    const source = { ...NXLOG_SOURCE, ...changes };
    const answer = await call(MANAGER, 'PUT', '/sources/mine', { source, expected: null });
    expect(answer).toMatchObject({ status: 400, body: { attributes: { code: 'invalid_input' } } });
  });

  it('leave users who may not read them with what is found, and tell them', async () => {
    await good(save({ ...NXLOG_SOURCE, filter: 'EventID:2' }));
    const seen = await sources(ANALYST);
    expect(ids(seen)).toEqual(['helk-_.helk_2018', 'nxlog-_.flat_rule_name']);
    expect(seen.problems).toMatchObject([
      { kind: 'unreadable', message: expect.stringContaining('privilege read') },
    ]);
    expect(await counts(ANALYST)).toHaveLength(2);
    const body = { source: NXLOG_SOURCE, expected: null };
    expect(await call(ANALYST, 'PUT', '/sources/mine', body)).toMatchObject({
      status: 403,
      body: { message: expect.stringContaining('write, create_index') },
    });
  });
});

describe('help with writing a source', () => {
  beforeEach(seedTwo);
  const test = (source: Source) => call(ANALYST, 'POST', '/source_test', { source });

  it('lists the fields of an index pattern', async () => {
    const { fields, index_count } = await good<{
      fields: { name: string; type: string }[];
      index_count: number;
    }>(call(ANALYST, 'POST', '/source_fields', { index_pattern: 'nxlog-*' }));
    expect(index_count).toBe(1);
    expect(fields).toContainEqual({ name: 'RuleName', type: 'keyword' });
    expect(fields).toContainEqual({ name: '@timestamp', type: 'date' });
    expect(fields.some(({ name }) => name.startsWith('_'))).toBe(false);
  });

  it('counts what it would count, without saving it', async () => {
    const result = await good<SourceTest>(test({ ...NXLOG_SOURCE, filter: null }));
    expect(result).toMatchObject({
      events: 4,
      tagged: 4,
      first: minute(0),
      last: minute(0),
      index_count: 1,
      values: [{ value: 'technique_id=T1112', events: 4, technique_ids: ['T1112'] }],
      sample: [{ index: NXLOG, document: { EventID: 1 } }, {}, {}],
      problems: [],
    });
    expect(ids(await sources())).not.toContain('mine');
  });

  it('says why it cannot be counted', async () => {
    expect(await test({ ...NXLOG_SOURCE, filter: 'EventID:(' })).toMatchObject({
      status: 400,
      body: { message: expect.stringMatching(/parse|EventID/) },
    });
    const nowhere = await good<SourceTest>(test({ ...NXLOG_SOURCE, index_pattern: 'nowhere-*' }));
    expect(nowhere).toMatchObject({ events: 0, problems: [{ kind: 'unreadable' }] });
  });
});

describe('values that the mapping loses', () => {
  const long = `technique_id=T1055,technique_name=${'x'.repeat(300)}`;

  it.each([
    ['a keyword', { type: 'keyword', ignore_above: 100 }, 'RuleName'],
    [
      'the keyword beside a text',
      { type: 'text', fields: { keyword: { type: 'keyword', ignore_above: 100 } } },
      'RuleName.keyword',
    ],
  ])('are named for %s', async (_meaning, RuleName, field) => {
    await app.elasticsearch('PUT', '/long', {
      mappings: { ...KEYWORDS.mappings, properties: { ...KEYWORDS.mappings.properties, RuleName } },
    });
    await app.seed('long', [flatEvent('technique_id=T1112'), ...times(2, () => flatEvent(long))]);
    const {
      sources: [found],
    } = await sources();
    expect(found?.problems).toMatchObject([
      { kind: 'values_lost', subject: field, message: expect.stringMatching(/^2 events hold/) },
    ]);
    expect(await counts()).toEqual([['T1112', 1, 0]]);
  });
});

describe('tags of detection rules', () => {
  const alert = (technique: string[], sub: string[], kind = 'signal') => ({
    '@timestamp': minute(1),
    event: { kind },
    host: { name: 'pc1' },
    rule: { name: 'T1003 looks like a tag' },
    threat: {
      technique: { id: technique, ...(sub.length > 0 ? { subtechnique: { id: sub } } : {}) },
    },
  });

  it('are counted apart, a parent only where its sub-technique does not stand beside it', async () => {
    await app.elasticsearch('PUT', '/alerts', KEYWORDS);
    await app.seed('alerts', [
      ...times(3, () => alert(['T1055'], ['T1055.001'])),
      ...times(2, () => alert(['T1055'], [])),
      // Of T1003 only the technique itself is named, beside a sub-technique of another.
      ...times(4, () => alert(['T1055', 'T1003'], ['T1055.001'])),
      alert(['T1112'], [], 'event'),
    ]);
    expect(ids(await sources())).toEqual([
      'alerts.ecs_threat_sub_technique',
      'alerts.ecs_threat_technique',
    ]);
    expect(await counts()).toEqual([
      ['T1003', 0, 4],
      ['T1055', 0, 2],
      ['T1055.001', 0, 7],
    ]);
    for (const [id, events] of [
      ['T1003', 4],
      ['T1055', 2],
    ] as const) {
      const path = `/techniques/${id}/events`;
      const shown = await good<{ events: object[] }>(call(MANAGER, 'POST', path, { filter: DAY }));
      expect(shown.events).toHaveLength(events);
    }
  });

  it.each([
    [
      '.internal.alerts-security.alerts-default-000001',
      '.alerts-security.alerts-default',
      'kibana.alert',
    ],
    ['.siem-signals-default-000001', '.siem-signals-default', 'signal'],
  ])('are found in the hidden %s of Elastic Security', async (index, alias, prefix) => {
    const field = (name: string) => `${prefix}.rule.${name}`;
    await app.elasticsearch('PUT', `/${index}`, {
      ...KEYWORDS,
      settings: { hidden: true },
      aliases: { [alias]: { is_hidden: true } },
    });
    const securityAlert = (technique: string[], sub: string[]) => ({
      '@timestamp': minute(1),
      'event.kind': 'signal',
      [field('name')]: 'a rule',
      [field('threat.technique.id')]: technique,
      ...(sub.length > 0 ? { [field('threat.technique.subtechnique.id')]: sub } : {}),
    });
    await app.seed(index, [
      ...times(2, () => securityAlert(['T1055'], ['T1055.001'])),
      securityAlert(['T1055'], []),
    ]);
    expect((await sources()).sources.map(({ source }) => source.index_pattern)).toEqual([
      alias,
      alias,
    ]);
    expect(await counts()).toEqual([
      ['T1055', 0, 1],
      ['T1055.001', 0, 2],
    ]);
    await app.elasticsearch('DELETE', `/${index}`);
  });

  it('stand beside those of Sysmon rules in the same index', async () => {
    await app.elasticsearch('PUT', '/wazuh-2024', KEYWORDS);
    const wazuh = (ruleName: string | null, id: string[]) => ({
      '@timestamp': minute(2),
      agent: { name: 'pc1' },
      rule: { description: 'a rule', ...(id.length > 0 ? { mitre: { id } } : {}) },
      data: {
        win: {
          system: { eventID: '1', channel: 'Microsoft-Windows-Sysmon/Operational' },
          eventdata: ruleName === null ? {} : { ruleName },
        },
      },
    });
    await app.seed('wazuh-2024', [
      ...times(4, () => wazuh('technique_id=T1055', [])),
      ...times(2, () => wazuh('technique_id=T1055', ['T1055', 'T1112'])),
      wazuh(null, ['T1003']),
    ]);
    expect(ids(await sources())).toEqual(['wazuh-_.wazuh_4', 'wazuh-_.wazuh_4_rules']);
    expect(await counts()).toEqual([
      ['T1003', 0, 1],
      ['T1055', 6, 2],
      ['T1112', 0, 2],
    ]);
  });

  it('do not come from an index that only maps their fields', async () => {
    await app.elasticsearch('PUT', `/${HELK}`, {
      mappings: {
        ...KEYWORDS.mappings,
        properties: {
          '@timestamp': { type: 'date' },
          threat: { properties: { technique: { properties: { id: { type: 'keyword' } } } } },
        },
      },
    });
    await app.seed(HELK, [moduleEvent('technique_id=T1055')]);
    const found = await sources();
    expect(ids(found)).toEqual(['helk-_.ecs_rule_name']);
    expect(kinds(found)).toEqual([[]]);
  });
});

describe('exports of other systems', () => {
  const SYSMON = { '@timestamp': minute(3), event_id: 1 };

  it('of Sentinel', async () => {
    await app.elasticsearch('PUT', '/sentinel', KEYWORDS);
    const event = {
      ...SYSMON,
      Computer: 'pc1',
      rule_name: 'technique_id=T1055',
      technique_id: 'T1055',
    };
    await app.seed('sentinel', [event, event]);
    expect(ids(await sources())).toEqual(['sentinel.sentinel_export']);
    expect(await counts()).toEqual([['T1055', 2, 0]]);
  });

  it("of Splunk's hunting app, which HELK's fields resemble", async () => {
    for (const index of ['splunk', HELK]) await app.elasticsearch('PUT', `/${index}`, KEYWORDS);
    const event = {
      ...SYSMON,
      host_fqdn: 'pc1',
      mitre_technique_id: 'T1055',
      mitre_technique: 'x',
    };
    await app.seed('splunk', [event]);
    await app.seed(HELK, [{ ...helkEvent('T1112'), mitre_technique: 'Modify Registry' }]);
    expect(ids(await sources()).sort()).toEqual(['helk-_.helk_2018', 'splunk.splunk_hunting']);
    expect(await counts()).toEqual([
      ['T1055', 1, 0],
      ['T1112', 1, 0],
    ]);
  });
});
