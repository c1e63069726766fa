import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type GapsResponse, gapsEndpoint } from '../../common/http/gaps';
import { sourcesEndpoint } from '../../common/http/sources';
import { loadFiles } from '../../server/loading/load_files';
import { elasticsearchFor } from '../../server/platform/elasticsearch';
import { createClients } from '../../server/platform/own_client/clients';
import { setUpApp, TEST_TIMEOUT_MS } from './support/running_app';

/** Of each recorded simulation, which techniques that it expects had their data arriving, and which not. */
const FOLDER = join(__dirname, '../../../shared/data/events');
/** `npm run test:recorded`: a minute or two for figures that change with the release of ATT&CK alone. */
const there = process.env.ATTACK_COVERAGE_RECORDED === '1' && existsSync(FOLDER);
if (!there) console.warn(`skipped: set ATTACK_COVERAGE_RECORDED=1; needs the folder ${FOLDER}`);

const indexSchema = z.object({
  datasets: z.array(
    z.object({ file: z.string(), expected: z.array(z.object({ technique: z.string() })) })
  ),
});

const app = setUpApp();

/** The techniques, or what became of them, as the current release knows them. */
function answersOf(expected: readonly string[], { techniques }: GapsResponse) {
  return expected.map((id) => {
    const found = techniques.find((technique) => technique.id === id);
    return { id, potential: found?.potential ?? 'not on Windows' };
  });
}

(there ? it : it.skip)(
  'says of every expected technique whether its data arrived',
  async () => {
    const clients = createClients({ url: app.elasticsearchUrl, auth: null, ca: null, major: 8 });
    const es = elasticsearchFor(clients.asCurrentUser({}));
    const { datasets } = indexSchema.parse(
      JSON.parse(readFileSync(join(FOLDER, 'index.json'), 'utf8'))
    );
    const totals: Record<string, number> = {};
    const missing: string[] = [];
    try {
      for (const { file, expected } of datasets) {
        // One file at a time: what others recorded is no data of this simulation.
        await app.deleteIndices();
        await loadFiles({ paths: [join(FOLDER, file)], index: 'recorded', es });
        const { sources } = await app.ask(sourcesEndpoint);
        const gaps = await app.ask(gapsEndpoint, {
          body: {
            filter: { from: '2015-01-01T00:00:00.000Z', to: '2026-01-01T00:00:00.000Z' },
            sources: sources.map(({ source }) => source),
          },
        });
        const ids = [...new Set(expected.map(({ technique }) => technique))];
        for (const { id, potential } of answersOf(ids, gaps)) {
          totals[potential] = (totals[potential] ?? 0) + 1;
          if (potential !== 'yes') missing.push(`${file.split('.')[0]} ${id}: ${potential}`);
        }
      }
    } finally {
      await clients.close();
    }
    process.stdout.write(`${JSON.stringify({ totals, missing }, null, 2)}\n`);
    const all = datasets.flatMap(({ expected }) => [...new Set(expected.map((e) => e.technique))]);
    expect(Object.values(totals).reduce((sum, n) => sum + n, 0)).toBe(all.length);
    expect(totals.yes).toBeGreaterThan(0);
    expect(totals.unknown ?? 0).toBe(0);
  },
  4 * TEST_TIMEOUT_MS
);
