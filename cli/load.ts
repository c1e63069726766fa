import { parseArgs } from 'node:util';
import { CoverageError } from '../common/errors';
import type { LoadTarget } from '../server/loading/bulk_writer';
import { findFiles } from '../server/loading/find_files';
import { loadFiles, type LoadProgress, type LoadSummary } from '../server/loading/load_files';

export const LOAD_USAGE = `Usage: load FILE… [--index NAME] [--shift-to-now | --shift-each-to-now] [--json]
  FILE is NDJSON (plain, gzip, in a zip), a Windows event log (.evtx), a folder of these, or a name with * and ?.
  --index NAME          start of the index names, "sysmon-loaded" by default; each layout adds its own end
  --shift-to-now        move all times so that the newest event of all files is now
  --shift-each-to-now   the same for each file alone, for recordings that have nothing to do with each other
  --json                print the summary as JSON
  The cluster comes from ELASTICSEARCH_URL and its credentials.`;

/** How many lines that could not be loaded are printed; --json has them all. */
const SHOWN_BAD_LINES = 20;

export interface CommandIo {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
}

export interface LoadDependencies {
  readonly es: LoadTarget;
  readonly now?: () => number;
  readonly signal?: { readonly aborted: boolean };
}

/**
 * `load FILE…`: loads recorded events into Elasticsearch; progress goes to stderr, the summary to stdout.
 *
 * @param args - what follows the command's name
 * @returns the exit code: 0, or 1 where no line of the files could be loaded
 * @throws CoverageError with the reason; `invalid_input` carries the usage for wrong arguments
 */
export async function runLoad(
  args: readonly string[],
  io: CommandIo,
  { es, now, signal }: LoadDependencies
): Promise<number> {
  const { names, index, shiftToNow, json } = readArguments(args);
  const paths = await findFiles(names);
  const onProgress = (progress: LoadProgress) => io.stderr(printProgress(progress));
  const summary = await loadFiles({ paths, index, shiftToNow, es, now, signal, onProgress });
  io.stdout(json ? `${JSON.stringify(summary, null, 2)}\n` : printSummary(summary));
  return summary.created + summary.already_there > 0 || summary.bad_lines.length === 0 ? 0 : 1;
}

function readArguments(args: readonly string[]) {
  const { values, positionals } = parse(args);
  const { index, json = false } = values;
  const load = values['shift-to-now'] === true;
  const file = values['shift-each-to-now'] === true;
  if (positionals.length === 0) throw wrong('Name at least one file.');
  if (load && file) throw wrong('Choose one of --shift-to-now and --shift-each-to-now.');
  const shiftToNow = load ? ('load' as const) : file ? ('file' as const) : (false as const);
  return { names: positionals, index, shiftToNow, json };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        index: { type: 'string' },
        'shift-to-now': { type: 'boolean' },
        'shift-each-to-now': { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
}

const wrong = (message: string) => new CoverageError('invalid_input', `${message}\n${LOAD_USAGE}`);

const printProgress = ({ phase, file, files_done, files, events }: LoadProgress): string =>
  phase === 'surveying'
    ? `Looking through ${file} (${files_done + 1} of ${files})\n`
    : `Loading ${file} (${files_done + 1} of ${files}), ${events} events so far\n`;

function printSummary(summary: LoadSummary): string {
  const { files, events, created, already_there, bad_lines, set_aside, duration_ms } = summary;
  const seconds = (duration_ms / 1000).toFixed(1);
  const lines = [
    `${events} events in ${files} file(s): ${created} loaded, ${already_there} already there, ${seconds} s`,
    ...Object.entries(summary.by_layout).map(
      ([layout, { index, events: count }]) => `  ${index}: ${count} events (layout ${layout})`
    ),
  ];
  if (set_aside.length > 0) {
    lines.push(
      `${set_aside.length} value(s) did not fit the index and are kept without being searchable.`
    );
  }
  if (bad_lines.length > 0) {
    lines.push(`${bad_lines.length} line(s) could not be loaded:`);
    for (const { file, line, reason } of bad_lines.slice(0, SHOWN_BAD_LINES)) {
      lines.push(`  ${file}:${line}: ${reason}`);
    }
    const hidden = bad_lines.length - SHOWN_BAD_LINES;
    if (hidden > 0) lines.push(`  and ${hidden} more; --json lists them all`);
  }
  return `${lines.join('\n')}\n`;
}
