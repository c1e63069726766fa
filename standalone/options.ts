import { parseArgs } from 'node:util';
import { CoverageError } from '../common/errors';
import { ELASTICSEARCH_VERSIONS, type ElasticsearchVersion } from './elasticsearch/options';

export interface StandaloneOptions {
  /** Port of the web page; free where absent. */
  readonly port: number | undefined;
  readonly elasticsearch: ElasticsearchVersion;
  readonly heapMb: number;
  /** `auto`: only into an embedded node that holds nothing else. */
  readonly demo: 'auto' | 'yes' | 'no';
  /** Files of recorded events to load first. */
  readonly load: readonly string[];
  readonly shiftToNow: boolean;
  readonly help: boolean;
}

export const USAGE = `npm start [-- OPTIONS]

  --port N                 port of the page on localhost (5600, or the next free one)
  --demo, --no-demo        load demo events, or do not (default: into an empty embedded node only)
  --load FILE...           load recorded events (.ndjson, .ndjson.gz) instead of the demo
  --shift-to-now           with --load: move the newest event to now
  --elasticsearch VERSION  embedded node: ${ELASTICSEARCH_VERSIONS.join(' or ')}
  --heap MB                heap of the embedded node (512)

  ELASTICSEARCH_URL names a cluster to use instead of the embedded node, with ELASTICSEARCH_API_KEY, or
  ELASTICSEARCH_USERNAME and ELASTICSEARCH_PASSWORD, and ELASTICSEARCH_CA (a PEM file).
`;

/** @throws CoverageError `invalid_input` naming the option that does not fit */
export function parseOptions(args: readonly string[]): StandaloneOptions {
  const { values, positionals } = read(args);
  const files = [...(values.load ?? []), ...positionals];
  if (positionals.length > 0 && values.load === undefined) {
    throw new CoverageError('invalid_input', `Not an option: ${positionals.join(' ')}\n\n${USAGE}`);
  }
  const version = ELASTICSEARCH_VERSIONS.find((known) => known === (values.elasticsearch ?? known));
  if (version === undefined) {
    throw new CoverageError(
      'invalid_input',
      `--elasticsearch takes ${ELASTICSEARCH_VERSIONS.join(' or ')}, not ${values.elasticsearch}.`
    );
  }
  return {
    port: values.port === undefined ? undefined : wholeNumber('--port', values.port, 0, 65_535),
    elasticsearch: version,
    heapMb: wholeNumber('--heap', values.heap ?? '512', 256, 65_536),
    demo: values.demo ? 'yes' : values['no-demo'] ? 'no' : 'auto',
    load: files,
    shiftToNow: values['shift-to-now'] ?? false,
    help: values.help ?? false,
  };
}

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        elasticsearch: { type: 'string' },
        heap: { type: 'string' },
        demo: { type: 'boolean' },
        'no-demo': { type: 'boolean' },
        load: { type: 'string', multiple: true },
        'shift-to-now': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new CoverageError('invalid_input', `${(error as Error).message}\n\n${USAGE}`);
  }
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new CoverageError(
    'invalid_input',
    `${name} takes a whole number from ${least} to ${most}, not ${text}.`
  );
}
