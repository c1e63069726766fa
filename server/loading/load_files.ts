import { basename } from 'path';
import { CoverageError } from '../../common/errors';
import { type BadLine, DEFAULT_LOAD_INDEX, loadIndexSchema } from '../../common/http/loading';
import type { Layout } from '../../common/recorded/layouts';
import { eventText } from '../../common/recorded/event_text';
import { normalizeEvent } from '../../common/recorded/normalize_event';
import { type BulkItem, type BulkTotals, BulkWriter, type LoadTarget } from './bulk_writer';
import type { EventFile } from './event_file';
import { eventId } from './event_id';
import { buildEventIndex } from './event_index';
import { openEventFiles } from './open_event_files';
import { prepareIndex, type RestoreIndex } from './prepare_index';
import { readEvents } from './read_events';
import { type FileSurvey, surveyFile } from './survey_file';

export interface LoadProgress {
  readonly phase: 'surveying' | 'loading';
  readonly file: string;
  /** Files dealt with before this one, and all of them. */
  readonly files_done: number;
  readonly files: number;
  readonly events: number;
}

export interface LoadFilesOptions {
  readonly paths: readonly string[];
  /** Base name; each layout gets an index of its own: `sysmon-loaded-helk`. */
  readonly index?: string;
  /**
   * `load`: one shift for all files, so that the newest event of all is now and files of one incident stay in
   * step. `file`: each file on its own, for recordings that have nothing to do with each other.
   */
  readonly shiftToNow?: 'load' | 'file' | false;
  readonly es: LoadTarget;
  readonly onProgress?: (progress: LoadProgress) => void;
  readonly signal?: { readonly aborted: boolean };
  /** The clock, for `shiftToNow`. */
  readonly now?: () => number;
}

export interface LoadSummary {
  readonly files: number;
  /** Lines that are events, loaded or not. */
  readonly events: number;
  readonly created: number;
  readonly already_there: number;
  readonly bad_lines: readonly BadLine[];
  readonly set_aside: readonly BadLine[];
  readonly duration_ms: number;
  /** Events by layout and the index they went to. */
  readonly by_layout: Readonly<
    Partial<Record<Layout, { readonly index: string; readonly events: number }>>
  >;
}

/**
 * Loads NDJSON (plain, gzip, in zip archives) and .evtx files of any recorded layout into one index per layout. Each is gone through
 * twice: once for its identity, newest time and clock error, then for its events. An event's id is made of the file's
 * content and its line, so that loading a file again adds nothing, whatever its name.
 *
 * @returns what was done; lines that could not be loaded are in it and stop nothing
 * @throws CoverageError `not_found` before anything is written when a file is missing; `invalid_input` for an
 *   impossible index name; `timed_out` when cancelled; what Elasticsearch answers otherwise
 */
export async function loadFiles(options: LoadFilesOptions): Promise<LoadSummary> {
  const { paths, index = DEFAULT_LOAD_INDEX, es, signal, now = Date.now } = options;
  const named = loadIndexSchema.safeParse(index);
  if (!named.success) {
    throw new CoverageError(
      'invalid_input',
      `"${index}" is no name for loaded events: ${named.error.issues[0]?.message}.`
    );
  }
  const started = Date.now();
  const files: EventFile[] = [];
  for (const path of paths) files.push(...(await openEventFiles(path)));
  const surveys = new Surveys(files, options);
  const shiftOf = await planShift(surveys, options.shiftToNow ?? false, now());
  const load = new Load(es, index, signal);
  try {
    for (const [position, file] of files.entries()) {
      const survey = await surveys.of(position);
      const report = (events: number) =>
        options.onProgress?.({
          phase: 'loading',
          file: file.name,
          files_done: position,
          files: files.length,
          events,
        });
      await load.file(file, survey, shiftOf(survey), report);
    }
    const totals = await load.finish();
    return { files: files.length, ...load.counts(), ...totals, duration_ms: Date.now() - started };
  } finally {
    await load.restore();
  }
}

/** Of a file's lines, between looking through it and loading it; two files are there at a time. */
const KEPT_BYTES = 32_000_000;

/** What must be known of each file; while one is loaded, the next is looked through. */
class Surveys {
  private readonly found: Promise<FileSurvey>[] = [];

  constructor(
    private readonly files: readonly EventFile[],
    private readonly options: LoadFilesOptions
  ) {}

  async of(position: number): Promise<FileSurvey> {
    const survey = await this.begin(position);
    // Its lines are needed no longer than the file's turn lasts.
    delete this.found[position];
    // What goes wrong there is thrown when its turn comes.
    if (position + 1 < this.files.length) this.begin(position + 1).catch(() => undefined);
    return survey;
  }

  async all(): Promise<readonly FileSurvey[]> {
    const { signal, onProgress } = this.options;
    const surveys: FileSurvey[] = [];
    for (const [position, { name }] of this.files.entries()) {
      if (signal?.aborted)
        throw new CoverageError('timed_out', 'Loading was cancelled; nothing has been sent.');
      const files = this.files.length;
      onProgress?.({ phase: 'surveying', file: name, files_done: position, files, events: 0 });
      surveys.push(await this.begin(position));
    }
    return surveys;
  }

  private begin(position: number): Promise<FileSurvey> {
    return (this.found[position] ??= this.survey(position));
  }

  private async survey(position: number): Promise<FileSurvey> {
    const file = this.files[position];
    if (file === undefined) throw new Error(`there is no file ${position}`);
    const { shiftToNow = false } = this.options;
    return surveyFile(file, {
      wantsNewest: shiftToNow !== false,
      // One shift for all means that all are looked through before the first is loaded.
      keepBytes: shiftToNow === 'load' ? 0 : KEPT_BYTES,
    });
  }
}

async function planShift(
  surveys: Surveys,
  shiftToNow: 'load' | 'file' | false,
  now_ms: number
): Promise<(survey: FileSurvey) => number> {
  if (shiftToNow === false) return () => 0;
  if (shiftToNow === 'file')
    return ({ newest_ms }) => (newest_ms === null ? 0 : now_ms - newest_ms);
  const all = await surveys.all();
  const newest = Math.max(...all.map(({ newest_ms }) => newest_ms ?? -Infinity));
  return () => (Number.isFinite(newest) ? now_ms - newest : 0);
}

/** How many events lie between two reports of progress. */
const REPORT_EVERY = 5_000;

/** One load in progress: writer, indices met so far, and what could not even be sent. */
class Load {
  private readonly writer: BulkWriter;
  private readonly indices = new Map<Layout, { readonly name: string; events: number }>();
  private readonly restorers: RestoreIndex[] = [];
  private readonly unreadable: BadLine[] = [];
  private events = 0;

  constructor(
    private readonly es: LoadTarget,
    private readonly index: string,
    signal: LoadFilesOptions['signal']
  ) {
    this.writer = new BulkWriter(es, { signal });
  }

  async file(
    from: EventFile,
    survey: FileSurvey,
    shift_ms: number,
    report: (events: number) => void
  ): Promise<void> {
    const { name } = from;
    const file = basename(name);
    const { clock_offset_ms, helk, content_hash, lines } = survey;
    report(this.events);
    for await (const read of readEvents(from, lines ?? undefined)) {
      const { line } = read;
      if (read.kind === 'bad') {
        this.unreadable.push({ file: name, line, reason: read.reason });
        continue;
      }
      this.events++;
      if (this.events % REPORT_EVERY === 0) report(this.events);
      const normalized = normalizeEvent(read.document, {
        file,
        line,
        clock_offset_ms,
        shift_ms,
        helk,
      });
      if (normalized.kind === 'bad') {
        this.unreadable.push({ file: name, line, reason: normalized.reason });
        continue;
      }
      const index = await this.indexFor(normalized.layout);
      await this.writer.add({
        index,
        id: eventId(content_hash, line),
        text: eventText(read.text, read.document, normalized),
        file: name,
        line,
      } satisfies BulkItem);
    }
  }

  async finish(): Promise<BulkTotals> {
    const totals = await this.writer.finish();
    return { ...totals, bad_lines: [...this.unreadable, ...totals.bad_lines] };
  }

  counts() {
    const by_layout: Partial<Record<Layout, { index: string; events: number }>> = {};
    this.indices.forEach(({ name, events }, layout) => {
      by_layout[layout] = { index: name, events };
    });
    return { events: this.events, by_layout };
  }

  /** Runs after success and failure alike: no index stays without refreshing. */
  async restore(): Promise<void> {
    for (const restore of this.restorers) await restore();
  }

  private async indexFor(layout: Layout): Promise<string> {
    const known = this.indices.get(layout);
    if (known) {
      known.events++;
      return known.name;
    }
    const name = `${this.index}-${layout}`;
    this.restorers.push(await prepareIndex(this.es, name, buildEventIndex(layout)));
    this.indices.set(layout, { name, events: 1 });
    return name;
  }
}
