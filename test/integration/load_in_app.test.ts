import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  loadBatchEndpoint,
  type LoadBatch,
  loadedIndicesEndpoint,
} from '../../common/http/loading';
import { loadFiles } from '../../server/loading/load_files';
import { elasticsearchFor } from '../../server/platform/elasticsearch';
import { createClients } from '../../server/platform/own_client/clients';
import { surveyFile } from '../../server/loading/survey_file';
import { openEventFiles } from '../../server/loading/open_event_files';
import { setUpApp, TEST_TIMEOUT_MS } from './support/running_app';

const folder = mkdtempSync(join(tmpdir(), 'load-in-app-'));
const app = setUpApp();
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
}, TEST_TIMEOUT_MS);
beforeEach(() => app.deleteIndices());

const LINES = [
  JSON.stringify({
    EventID: 1,
    Channel: 'Microsoft-Windows-Sysmon/Operational',
    UtcTime: '2026-01-02 03:04:05.006',
    RuleName: 'technique_id=T1059.001',
  }),
  'oops',
  JSON.stringify({ winlog: { event_id: 3, event_data: { UtcTime: '2026-01-02 03:04:06.007' } } }),
];

const batch = async (changes: Partial<LoadBatch> = {}): Promise<LoadBatch> => {
  const path = join(folder, 'events.ndjson');
  writeFileSync(path, LINES.join('\n'));
  const [file] = await openEventFiles(path);
  if (file === undefined) throw new Error('there is one file');
  const { content_hash, clock_offset_ms, helk } = await surveyFile(file, {
    wantsNewest: true,
    keepBytes: 0,
  });
  return {
    index: 'sysmon-app',
    file: 'events.ndjson',
    content_hash,
    clock_offset_ms,
    helk,
    shift_ms: 0,
    lines: LINES.map((text, n) => ({ line: n + 1, text })),
    ...changes,
  };
};
const load = async (changes?: Partial<LoadBatch>) =>
  app.ask(loadBatchEndpoint, { body: await batch(changes) });

describe('events loaded by a browser', () => {
  it('go to an index of each layout; what is no event is reported by its line', async () => {
    expect(await load()).toEqual({
      events: 2,
      created: 2,
      already_there: 0,
      bad_lines: [{ file: 'events.ndjson', line: 2, reason: expect.stringContaining('not JSON') }],
      set_aside: [],
      indices: ['sysmon-app-flat', 'sysmon-app-winlogbeat7'],
    });
    expect((await app.ask(loadedIndicesEndpoint)).indices).toEqual([
      {
        index: 'sysmon-app-flat',
        events: 1,
        first: '2026-01-02T03:04:05.006Z',
        last: '2026-01-02T03:04:05.006Z',
      },
      expect.objectContaining({ index: 'sysmon-app-winlogbeat7', events: 1 }),
    ]);
  });

  it('are those of the command line: neither adds to the other', async () => {
    const clients = createClients({ url: app.elasticsearchUrl, auth: null, ca: null, major: 8 });
    try {
      await load();
      const summary = await loadFiles({
        paths: [join(folder, 'events.ndjson')],
        index: 'sysmon-app',
        es: elasticsearchFor(clients.asCurrentUser({})),
      });
      expect(summary).toMatchObject({ created: 0, already_there: 2 });
      expect(await load()).toMatchObject({ created: 0, already_there: 2 });
    } finally {
      await clients.close();
    }
  });

  it('are taken away again, and nothing else is', async () => {
    await load();
    await app.elasticsearch('PUT', '/precious', {});
    const remove = (index: string) =>
      app.send(`/api/attack_coverage/loaded_events/${index}`, {
        method: 'DELETE',
        headers: { 'kbn-xsrf': 'test', 'content-type': 'application/json' },
      });
    expect(await remove('precious')).toMatchObject({
      status: 404,
      body: { message: 'precious is no index of loaded events, so it is left alone.' },
    });
    expect(await remove('sysmon-app-*')).toMatchObject({ status: 400 });

    expect(await remove('sysmon-app-flat')).toMatchObject({ status: 200 });
    const { indices } = await app.ask(loadedIndicesEndpoint);
    expect(indices.map(({ index }) => index)).toEqual(['sysmon-app-winlogbeat7']);
  });

  it.each(['attack-coverage-hunts', 'Upper', '.kibana', 'a*'])(
    'refuses the name %p',
    async (index) => {
      const answer = await app.send('/api/attack_coverage/loaded_events', {
        method: 'POST',
        headers: { 'kbn-xsrf': 'test', 'content-type': 'application/json' },
        body: JSON.stringify(await batch({ index })),
      });
      expect(answer.status).toBe(400);
    }
  );
});
