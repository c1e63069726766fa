import { buildCatalogue } from '../common/attack/stix/build_catalogue';
import { summarizeCatalogue, type CatalogueSummary } from '../common/attack/summary';
import { CoverageError } from '../common/errors';
import { readJsonFile } from './read_json_file';

const USAGE = 'Usage: catalogue FILE [--json]   (an ATT&CK STIX bundle, .json or .json.gz)';

export interface CommandOutput {
  readonly stdout: (text: string) => void;
}

/**
 * `catalogue FILE [--json]`: says what an official ATT&CK bundle contains.
 *
 * @param args - what follows the command's name
 * @returns the exit code, 0
 * @throws CoverageError with the file and the reason; `invalid_input` carries the usage for wrong arguments
 */
export async function runCatalogue(
  args: readonly string[],
  { stdout }: CommandOutput
): Promise<number> {
  const { path, json } = readArguments(args);
  const summary = summarizeCatalogue(await readCatalogueFile(path));
  stdout(json ? `${JSON.stringify(summary, null, 2)}\n` : printTable(summary));
  return 0;
}

function readArguments(args: readonly string[]): { path: string; json: boolean } {
  const json = args.includes('--json');
  const [path, ...others] = args.filter((arg) => arg !== '--json');
  const unknown = [path, ...others].find((arg) => arg?.startsWith('--'));
  if (unknown !== undefined)
    throw new CoverageError('invalid_input', `There is no option ${unknown}. ${USAGE}`);
  if (path === undefined || others.length > 0)
    throw new CoverageError('invalid_input', `Name one file. ${USAGE}`);
  return { path, json };
}

async function readCatalogueFile(path: string) {
  const bundle = await readJsonFile(path);
  try {
    return buildCatalogue(bundle);
  } catch (error) {
    if (!(error instanceof CoverageError)) throw error;
    throw new CoverageError(error.code, `${path}: ${error.message}`, error);
  }
}

function printTable({ redirects, ...facts }: CatalogueSummary): string {
  const rows: readonly (readonly [string, string | number])[] = [
    ...Object.entries({ ...facts, version: facts.version ?? 'not stated' }),
    ['redirects', Object.keys(redirects).length],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${printName(name).padEnd(width)}  ${value}\n`).join('');
}

const printName = (key: string): string => key.replace(/_/g, ' ');
