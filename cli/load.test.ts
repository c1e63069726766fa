import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoadTarget } from '../server/loading/bulk_writer';
import { runLoad } from './load';

const folder = mkdtempSync(join(tmpdir(), 'cli-load-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, 'events.ndjson');
writeFileSync(
  file,
  '{"event_id":1,"host_name":"a","@timestamp":"2026-01-01T00:00:00.000Z"}\nbroken\n'
);
const broken = join(folder, 'broken.ndjson');
writeFileSync(broken, 'broken\n');

function fakeElasticsearch() {
  const requests: string[] = [];
  const documents: unknown[] = [];
  const es: LoadTarget = {
    request: async ({ method, path, lines }) => {
      requests.push(`${method} ${path}`);
      if (path === '/_bulk') {
        documents.push(
          ...(lines ?? []).filter((_, index) => index % 2 === 1).map((line) => JSON.parse(line))
        );
        return {
          items: (lines ?? [])
            .filter((_, index) => index % 2 === 1)
            .map(() => ({ create: { status: 201 } })),
        };
      }
      return {};
    },
  };
  return { es, requests, documents };
}

async function run(...args: readonly string[]) {
  const fake = fakeElasticsearch();
  let stdout = '';
  let stderr = '';
  const io = {
    stdout: (text: string) => void (stdout += text),
    stderr: (text: string) => void (stderr += text),
  };
  const code = await runLoad(args, io, {
    es: fake.es,
    now: () => Date.parse('2026-05-01T00:00:00.000Z'),
  });
  return { code, stdout, stderr, ...fake };
}

describe('load', () => {
  it('loads, reports bad lines and tells its progress on stderr', async () => {
    const { code, stdout, stderr, documents } = await run(file);
    expect(code).toBe(0);
    expect(stdout).toContain('1 events in 1 file(s): 1 loaded');
    expect(stdout).toContain('sysmon-loaded-helk: 1 events (layout helk)');
    expect(stdout).toContain(`${file}:2: not JSON: broken`);
    expect(stderr).toContain('Loading');
    expect(documents).toMatchObject([{ '@timestamp': '2026-01-01T00:00:00.000Z' }]);
  });

  it('prints JSON, takes a name and moves the newest event to now', async () => {
    const { stdout, requests, documents } = await run(
      file,
      '--json',
      '--index',
      'lab',
      '--shift-to-now'
    );
    expect(JSON.parse(stdout)).toMatchObject({
      created: 1,
      by_layout: { helk: { index: 'lab-helk', events: 1 } },
    });
    expect(requests[0]).toBe('PUT /lab-helk');
    expect(documents).toMatchObject([{ '@timestamp': '2026-05-01T00:00:00.000Z' }]);
  });

  it('fails where no line could be loaded', async () => {
    expect((await run(broken)).code).toBe(1);
  });

  it.each([
    [[], 'Name at least one file'],
    [['--fast', file], 'Usage'],
    [['--shift-to-now', '--shift-each-to-now', file], 'Choose one'],
    [['--index', 'Attack', file], 'no name'],
    [['--index', 'attack-coverage-hunts', file], 'no name'],
  ])('refuses %p', async (args, message) => {
    await expect(run(...args)).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining(message),
    });
  });
});
