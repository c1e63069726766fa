/**
 * Fills an index with seeded events for benches:
 * `node --import tsx scripts/seed_events.ts --count 3000000 --index sysmon-bench --days 50`
 * The cluster comes from ELASTICSEARCH_URL and its credentials; the same options give the same events.
 */
import { parseArgs } from 'node:util';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unpackCatalogue } from '../common/attack/compact/unpack';
import { CoverageError } from '../common/errors';
import { seedEvents } from '../server/loading/seed_events';
import { elasticsearchFor } from '../server/platform/elasticsearch';
import { createClients } from '../server/platform/own_client/clients';
import { openNamedCluster } from '../server/platform/own_client/probe';

const CATALOGUE = join(__dirname, '../server/catalogue/data/enterprise-18.1.json.gz');

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '100000' },
      index: { type: 'string', default: 'sysmon-seeded' },
      seed: { type: 'string', default: '1' },
      days: { type: 'string', default: '50' },
      end: { type: 'string', default: new Date().toISOString() },
      hosts: { type: 'string', default: '500' },
      techniques: { type: 'string', default: '300' },
      'untagged-share': { type: 'string', default: '0.6' },
      'other-channels-share': { type: 'string', default: '0' },
    },
  });
  const number = (name: Exclude<keyof typeof values, 'index' | 'end'>) =>
    readNumber(name, values[name]);
  const end = Date.parse(values.end);
  const named = await openNamedCluster(process.env);
  if (named === null) throw new CoverageError('invalid_input', 'Set ELASTICSEARCH_URL.');
  const clients = createClients(named.connection);
  try {
    const { created, duration_ms } = await seedEvents({
      es: elasticsearchFor(clients.asCurrentUser({})),
      index: values.index,
      seed: number('seed'),
      count: number('count'),
      start: end - number('days') * 86_400_000,
      end,
      techniqueIds: windowsTechniques().slice(0, number('techniques')),
      untaggedShare: number('untagged-share'),
      hosts: number('hosts'),
      otherChannelsShare: number('other-channels-share'),
      onProgress: (events) => console.error(`${events} events so far`),
    });
    const rate = Math.round(created / (duration_ms / 1000));
    console.log(
      `${created} events in ${values.index}, ${(duration_ms / 1000).toFixed(1)} s, ${rate} a second`
    );
  } finally {
    await clients.close();
  }
}

function readNumber(name: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) {
    throw new CoverageError('invalid_input', `--${name} takes a number, not "${text}".`);
  }
  return value;
}

/** Ids of the built-in catalogue: the benches measure joins with real ones. */
function windowsTechniques(): readonly string[] {
  const packed: unknown = JSON.parse(gunzipSync(readFileSync(CATALOGUE)).toString('utf8'));
  return unpackCatalogue(packed)
    .techniques.filter(({ platforms }) => platforms.includes('Windows'))
    .map(({ id }) => id);
}

main().catch((error: unknown) => {
  console.error(error instanceof CoverageError ? error.message : error);
  process.exitCode = 1;
});
