import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { placeEvents } from '../../common/demo/demo_indices';
import { buildFleet } from '../../common/demo/fleet';
import { generateDemoEvents } from '../../common/demo/generate_demo_events';
import { findFiles } from '../../server/loading/find_files';
import { loadDemo } from '../../server/loading/load_demo';
import { loadFiles, type LoadSummary } from '../../server/loading/load_files';
import { seedEvents } from '../../server/loading/seed_events';
import { type Elasticsearch, elasticsearchFor } from '../../server/platform/elasticsearch';
import { createClients, type ElasticsearchClients } from '../../server/platform/own_client/clients';
import { openNamedCluster } from '../../server/platform/own_client/probe';
import { takeSharedNode } from '../one_cluster/shared_node';

const DATA = join(__dirname, '../../../shared/data');
const NOW = Date.parse('2026-03-11T12:00:00.000Z');
const MINUTES = 60_000;

let clients: ElasticsearchClients;
let es: Elasticsearch;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loading-'));
  const named = await openNamedCluster({ ELASTICSEARCH_URL: await takeSharedNode() });
  if (named === null) throw new Error('the embedded node has no address');
  clients = createClients(named.connection);
  es = elasticsearchFor(clients.asCurrentUser({}));
}, 5 * MINUTES);

afterAll(async () => {
  await clients?.close();
  rmSync(folder, { recursive: true, force: true });
}, MINUTES);

const bucketsSchema = z.object({
  hits: z.object({ total: z.object({ value: z.number() }) }),
  aggregations: z
    .record(
      z.string(),
      z.object({
        buckets: z.array(
          z.object({ key: z.union([z.string(), z.number()]), doc_count: z.number() })
        ),
      })
    )
    .optional(),
});

/** Documents that a query finds, and how they spread over the values of one field. */
async function count(index: string, query: object = { match_all: {} }, field?: string) {
  const answer = bucketsSchema.parse(
    await es.request({
      method: 'POST',
      path: `/${index}/_search`,
      body: {
        size: 0,
        track_total_hits: true,
        query,
        ...(field !== undefined && { aggs: { values: { terms: { field, size: 5_000 } } } }),
      },
    })
  );
  const values: Record<string, number> = {};
  for (const { key, doc_count } of answer.aggregations?.values?.buckets ?? [])
    values[key] = doc_count;
  return { total: answer.hits.total.value, values };
}

function write(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  return path;
}

const settingsOf = async (index: string) =>
  JSON.stringify(await es.request({ method: 'GET', path: `/${index}/_settings` }));

describe('the demo', () => {
  const options = { seed: 4, days: 10, scale: 0.2 };

  it(
    'is in Elasticsearch as it was generated',
    async () => {
      const summary = await loadDemo({ es, ...options, now: () => NOW });
      const events = [...generateDemoEvents({ ...options, end: NOW })];
      expect(summary).toMatchObject({
        status: 'loaded',
        created: events.length,
        end: '2026-03-11T12:00:00.000Z',
      });
      const expected: Record<string, number> = {};
      const byTechnique: Record<string, number> = {};
      for (const { index, document } of placeEvents(events, buildFleet())) {
        expected[index] = (expected[index] ?? 0) + 1;
        const id = document.mitre_technique_id;
        if (typeof id === 'string') byTechnique[id] = (byTechnique[id] ?? 0) + 1;
      }
      expect((await count('sysmon-demo-*', undefined, '_index')).values).toEqual(expected);
      expect((await count('sysmon-demo-helk', undefined, 'mitre_technique_id')).values).toEqual(
        byTechnique
      );
      expect(await settingsOf('sysmon-demo-*')).not.toContain('refresh_interval');
    },
    MINUTES
  );

  it(
    'is loaded once, and again when a day has passed or it broke',
    async () => {
      const later = (ms: number) => loadDemo({ es, ...options, now: () => NOW + ms });
      expect(await later(3_600_000)).toMatchObject({
        status: 'already_there',
        created: 0,
        end: '2026-03-11T12:00:00.000Z',
      });
      const nextDay = await later(90_000_000);
      expect(nextDay).toMatchObject({ status: 'loaded', end: '2026-03-12T13:00:00.000Z' });
      expect((await count('sysmon-demo-*')).total).toBe(nextDay.created);
      const signal = { aborted: true };
      await expect(
        loadDemo({ es, ...options, seed: 5, now: () => NOW, signal })
      ).rejects.toMatchObject({ code: 'timed_out' });
      expect(await loadDemo({ es, ...options, seed: 5, now: () => NOW })).toMatchObject({
        status: 'loaded',
      });
    },
    2 * MINUTES
  );

  it(
    'leaves an index alone that is not its own',
    async () => {
      await es.request({
        method: 'DELETE',
        path: '/sysmon-demo-helk,sysmon-demo-winlogbeat',
      });
      await es.request({ method: 'PUT', path: '/sysmon-demo-helk' });
      await expect(loadDemo({ es, ...options })).rejects.toMatchObject({
        code: 'conflict',
      });
      await es.request({ method: 'DELETE', path: '/sysmon-demo-helk' });
    },
    MINUTES
  );
});

describe('loading files', () => {
  const event = (id: number, more: object = {}) =>
    JSON.stringify({
      event_id: id,
      host_name: 'a.example',
      RuleName: '-',
      '@timestamp': '2026-01-01T00:00:00Z',
      ...more,
    });
  const load = (paths: readonly string[], index: string, shiftToNow?: 'load' | 'file') =>
    loadFiles({ paths, index, es, shiftToNow, now: () => NOW });

  it('reports bad lines and loads the rest, once', async () => {
    const file = write('bad.ndjson', [
      event(1),
      '{"event_id":',
      '',
      event(3),
      '{"no":"time"}',
      '[]',
    ]);
    const summary = await load([file], 'lab-bad');
    expect(summary).toMatchObject({ files: 1, events: 3, created: 2, already_there: 0 });
    expect(summary.bad_lines.map(({ line }) => line)).toEqual([2, 5, 6]);
    expect(await load([file], 'lab-bad')).toMatchObject({ created: 0, already_there: 2 });
    const copy = write('copy.ndjson', readFileSync(file, 'utf8').split('\n'));
    expect(await load([copy], 'lab-bad')).toMatchObject({ created: 0, already_there: 2 });
    expect((await count('lab-bad-*')).total).toBe(2);
    expect(await settingsOf('lab-bad-helk')).not.toContain('refresh_interval');
  });

  it('keeps events whose values contradict each other', async () => {
    const file = write('mixed.ndjson', [
      event(1, { host: 'collector', level: 4 }),
      event(1, { host: { name: 'collector' }, level: 'high' }),
      event(1, { host: { name: { first: 'x' } }, event_id: 'one' }),
    ]);
    const summary = await load([file], 'lab-mixed');
    expect(summary).toMatchObject({ created: 3, bad_lines: [] });
    expect(summary.set_aside.length).toBeGreaterThan(0);
    expect((await count('lab-mixed-helk', { term: { level: '4' } })).total).toBe(1);
  });

  it('puts an existing index back as it was, after a failure too', async () => {
    await es.request({
      method: 'PUT',
      path: '/lab-own-helk',
      body: { settings: { refresh_interval: '7s' } },
    });
    await load([write('own.ndjson', [event(1)])], 'lab-own');
    expect(await settingsOf('lab-own-helk')).toContain('"refresh_interval":"7s"');
    const refused = {
      request: (request: Parameters<typeof es.request>[0]) =>
        request.path === '/_bulk' ? Promise.reject(new Error('cut')) : es.request(request),
    };
    const paths = [write('own2.ndjson', [event(2)])];
    await expect(loadFiles({ paths, index: 'lab-own', es: refused })).rejects.toThrow('cut');
    expect(await settingsOf('lab-own-helk')).toContain('"refresh_interval":"7s"');
  });

  it('moves the newest event to now: of all files, or of each', async () => {
    const january = write('january.ndjson', [event(1, { '@timestamp': '2026-01-30T00:00:00Z' })]);
    const february = write('february.ndjson', [event(1, { '@timestamp': '2026-02-01T00:00:00Z' })]);
    await load([january, february], 'lab-shift', 'load');
    await load([january, february], 'lab-shift-each', 'file');
    const at = (time: string) => ({ term: { '@timestamp': time } });
    expect((await count('lab-shift-helk', at('2026-03-11T12:00:00Z'))).total).toBe(1);
    expect((await count('lab-shift-helk', at('2026-03-09T12:00:00Z'))).total).toBe(1);
    expect((await count('lab-shift-each-helk', at('2026-03-11T12:00:00Z'))).total).toBe(2);
  });

  it('writes nothing when a file is missing', async () => {
    const paths = [write('there.ndjson', [event(1)]), join(folder, 'missing.ndjson')];
    await expect(load(paths, 'lab-missing')).rejects.toMatchObject({ code: 'not_found' });
    expect((await count('lab-missing-*')).total).toBe(0);
  });
});

it(
  'seeds as many events as asked, once',
  async () => {
    const options = {
      es,
      index: 'sysmon-seeded-test',
      seed: 1,
      count: 30_000,
      start: NOW - 1e9,
      end: NOW,
      techniqueIds: ['T1059.001', 'T1055'],
      untaggedShare: 0.5,
      hosts: 5,
      otherChannelsShare: 0,
    };
    expect(await seedEvents(options)).toMatchObject({ created: 30_000 });
    expect(await seedEvents(options)).toMatchObject({ created: 0, already_there: 30_000 });
    expect((await count('sysmon-seeded-test')).total).toBe(30_000);
  },
  MINUTES
);

const datasetSchema = z.object({
  file: z.string(),
  events: z.number(),
  sysmon_events: z.number().optional(),
  sysmon_by_event_id: z.record(z.string(), z.number()).optional(),
  tagged: z.number(),
  /** A remark instead of counts: the shipper dropped the empty names. */
  rule_names: z.union([z.record(z.string(), z.number()), z.string().transform(() => ({}))]),
});
type Dataset = z.infer<typeof datasetSchema>;

const SYSMON = 'Microsoft-Windows-Sysmon/Operational';
/** Where each layout of the recordings keeps channel, event id and rule name. */
const ROLES = {
  helk: ['log_name', 'event_id', 'RuleName'],
  flat: ['Channel', 'EventID', 'RuleName'],
  winlogbeat6: ['log_name', 'event_id', 'event_data.RuleName'],
  winlogbeat7: ['winlog.channel', 'winlog.event_id', 'winlog.event_data.RuleName'],
  sentinel: ['EventLog', 'EventID', 'RuleName'],
  evtx: ['Event.System.Channel', 'Event.System.EventID', 'Event.EventData.RuleName'],
} as const;

const withData = existsSync(DATA) ? describe : describe.skip;

withData('the recorded datasets (../shared/data; skipped where it is absent)', () => {
  const readIndex = (name: string): readonly Dataset[] =>
    z
      .object({ datasets: z.array(datasetSchema) })
      .parse(JSON.parse(readFileSync(join(DATA, name, 'index.json'), 'utf8'))).datasets;

  const loadFolder = async (name: string): Promise<LoadSummary> =>
    loadFiles({ paths: await findFiles([join(DATA, name)]), index: `data-${name}`, es });

  /** Sums over the layouts that a file's events went to. */
  async function countDataset(folderName: string, file: string) {
    const ofFile = { term: { 'loaded.file': file } };
    const found = {
      events: 0,
      sysmon: 0,
      by_event_id: {} as Record<string, number>,
      rule_names: {} as Record<string, number>,
    };
    const add = (to: Record<string, number>, from: Record<string, number>) => {
      for (const key of Object.keys(from)) to[key] = (to[key] ?? 0) + (from[key] ?? 0);
    };
    found.events = (await count(`data-${folderName}-*`, ofFile)).total;
    for (const [layout, [channel, eventId, ruleName]] of Object.entries(ROLES)) {
      const sysmon = { bool: { filter: [ofFile, { term: { [channel]: SYSMON } }] } };
      const ids = await count(`data-${folderName}-${layout}*`, sysmon, eventId);
      found.sysmon += ids.total;
      add(found.by_event_id, ids.values);
      add(
        found.rule_names,
        (await count(`data-${folderName}-${layout}*`, sysmon, ruleName)).values
      );
    }
    return found;
  }

  it.each([
    'events',
    'events-tagged',
    'events-enriched',
    'events-enriched-legacy',
    'events-enriched-swift',
  ])(
    '%s: every count of its index is found again',
    async (name) => {
      const datasets = readIndex(name);
      const summary = await loadFolder(name);
      expect(summary).toMatchObject({
        files: datasets.length,
        created: datasets.reduce((sum, { events }) => sum + events, 0),
        already_there: 0,
        bad_lines: [],
        set_aside: [],
      });
      for (const dataset of datasets) {
        const found = await countDataset(name, dataset.file);
        const { file, events, sysmon_events, sysmon_by_event_id } = dataset;
        expect({ file, events: found.events }).toEqual({ file, events });
        if (sysmon_events !== undefined)
          expect({ file, sysmon: found.sysmon }).toEqual({ file, sysmon: sysmon_events });
        if (sysmon_by_event_id)
          expect({ file, ids: found.by_event_id }).toEqual({ file, ids: sysmon_by_event_id });
        expect({ file, ...named(found.rule_names) }).toEqual({
          file,
          ...named(dataset.rule_names),
          tagged: dataset.tagged,
        });
      }
    },
    2 * MINUTES
  );

  it(
    'shapes: the same events in seven layouts',
    async () => {
      const summary = await loadFolder('shapes');
      expect(summary).toMatchObject({ files: 7, created: 7 * 121, bad_lines: [], set_aside: [] });
      expect(Object.keys(summary.by_layout).sort()).toEqual([
        'ecs',
        'helk',
        'helk-rule',
        'wazuh',
        'winlogbeat6',
        'winlogbeat7',
      ]);
      const names = async (layout: string, field: string) =>
        named((await count(`data-shapes-${layout}`, undefined, field)).values);
      const helk = await names('helk', 'RuleName');
      expect(helk.tagged).toBeGreaterThan(80);
      expect(await names('helk-rule', 'RuleName')).toEqual(helk);
      expect(await names('winlogbeat6', 'event_data.RuleName')).toEqual(helk);
      expect(await names('winlogbeat7', 'winlog.event_data.RuleName')).toEqual(helk);
      expect(await names('wazuh', 'data.win.eventdata.ruleName')).toEqual(helk);
      expect((await names('ecs', 'rule.name')).tagged).toBe(2 * helk.tagged);
    },
    MINUTES
  );
});

/** What says something; `-` and nothing are written differently by each shipper. */
function named(ruleNames: Readonly<Record<string, number>>) {
  const kept: Record<string, number> = {};
  for (const name of Object.keys(ruleNames)) {
    if (name !== '-' && name !== '') kept[name] = ruleNames[name] ?? 0;
  }
  return { names: kept, tagged: Object.values(kept).reduce((sum, value) => sum + value, 0) };
}
