/**
 * Runs one embedded Elasticsearch in the foreground until Ctrl-C:
 * `node --import tsx standalone/elasticsearch/run.ts --elasticsearch 7.10.2`
 */
import { parseArgs } from 'node:util';
import { CoverageError } from '../../common/errors';
import { startElasticsearch } from './launcher';
import { DEFAULT_VERSION, ELASTICSEARCH_VERSIONS, type StartOptions } from './options';

const USAGE = `Options: --elasticsearch ${ELASTICSEARCH_VERSIONS.join(' | ')}, --security, --port <number>,
  --heap <MB>, --data <name>, --home <folder>, --ephemeral`;

const OPTIONS = {
  elasticsearch: { type: 'string', default: DEFAULT_VERSION },
  security: { type: 'boolean', default: false },
  ephemeral: { type: 'boolean', default: false },
  port: { type: 'string' },
  heap: { type: 'string' },
  data: { type: 'string', default: 'run' },
  home: { type: 'string' },
} as const;

function readValues() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (error) {
    throw new CoverageError('invalid_input', `${String(error)}\n${USAGE}`, error);
  }
}

function readOptions(): StartOptions {
  const values = readValues();
  const version = ELASTICSEARCH_VERSIONS.find((known) => known === values.elasticsearch);
  const port = readNumber(values.port);
  const heapMb = readNumber(values.heap);
  if (!version) throw new CoverageError('invalid_input', USAGE);
  const security = values.security ? {} : undefined;
  const { data: dataName, home, ephemeral } = values;
  return { version, port, heapMb, security, dataName, home, ephemeral, log: console.log };
}

function readNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,5}$/.test(text)) throw new CoverageError('invalid_input', USAGE);
  return Number(text);
}

async function main(): Promise<void> {
  const giveUp = new AbortController();
  let quit: () => void = () => giveUp.abort(new CoverageError('timed_out', 'Stopped.'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => quit());
  const node = await startElasticsearch({ ...readOptions(), signal: giveUp.signal });
  console.log(`ELASTICSEARCH_URL=${node.url}`);
  if (node.password) {
    console.log(`ELASTICSEARCH_USERNAME=${node.username}\nELASTICSEARCH_PASSWORD=${node.password}`);
  }
  console.log(`Log: ${node.logFile}\nCtrl-C stops it.`);
  // The node alone does not keep this process alive.
  const alive = setInterval(() => undefined, 60_000);
  await new Promise<void>((resolve) => (quit = resolve));
  console.log('Stopping Elasticsearch ...');
  await node.stop();
  clearInterval(alive);
}

main().catch((error: unknown) => {
  console.error(error instanceof CoverageError ? error.message : error);
  process.exitCode = 1;
});
