import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type BadLine, loadBatchEndpoint, type LoadBatch } from '../../../../common/http/loading';
import { type Survey, Surveyor } from '../../../../common/recorded/survey';
import type { Api } from '../../../platform/api';
import { readEventLines } from './read_event_lines';

export interface LoadOptions {
  readonly files: readonly File[];
  readonly index: string;
  /** `load`: one shift for all files, so that files of one incident stay in step. */
  readonly shift: 'none' | 'load' | 'file';
  readonly now_ms: number;
}

export interface LoadProgress {
  readonly step: 'surveying' | 'loading';
  readonly file: string;
  /** Fraction 0–1 of both passes over all files. */
  readonly share: number;
  readonly events: number;
}

export interface LoadOutcome {
  readonly events: number;
  readonly created: number;
  readonly already_there: number;
  readonly bad_lines: readonly BadLine[];
  readonly set_aside: readonly BadLine[];
  readonly indices: readonly string[];
}

/** Of one file, or of one member of an archive. */
interface SurveyedFile extends Survey {
  readonly content_hash: string;
}

/** A request stays well below what the server takes. */
const BATCH_LINES = 1_000;
const BATCH_CHARACTERS = 3_000_000;

/**
 * Loads files from the browser: reads each twice, first for its identity and clock, then for its events, which are sent in
 * batches. Ids are those of the command line: loading a file again, either way, adds nothing.
 */
export async function loadEventFiles(
  api: Api,
  { files, index, shift, now_ms }: LoadOptions,
  onProgress: (progress: LoadProgress) => void,
  signal: AbortSignal
): Promise<LoadOutcome> {
  const total = 2 * files.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  const outcome = new Outcome();
  const watch = (step: LoadProgress['step'], file: File) => (bytes: number) => {
    signal.throwIfAborted();
    const share = total === 0 ? 0 : (done + bytes) / total;
    onProgress({ step, file: file.name, share, events: outcome.events });
  };
  const surveys: ReadonlyMap<string, SurveyedFile>[] = [];
  for (const file of files) {
    surveys.push(await surveyFile(file, shift !== 'none', watch('surveying', file)));
    done += file.size;
  }
  const newest = Math.max(...surveys.flatMap((survey) => [...survey.values()].map(newestOf)));
  for (const [n, file] of files.entries()) {
    const sender = new Sender(api, index, outcome, signal);
    for await (const line of readEventLines(file, watch('loading', file))) {
      const survey = surveys[n]?.get(line.file);
      if (survey === undefined) continue;
      const until = shift === 'load' ? newest : newestOf(survey);
      const shift_ms = shift === 'none' || !Number.isFinite(until) ? 0 : now_ms - until;
      if (line.kind === 'bad') outcome.unreadable(line);
      else await sender.add(survey, shift_ms, line);
    }
    await sender.flush();
    done += file.size;
  }
  return outcome;
}

const newestOf = ({ newest_ms }: Survey): number => newest_ms ?? -Infinity;

async function surveyFile(
  file: File,
  wantsNewest: boolean,
  onRead: (bytes: number) => void
): Promise<ReadonlyMap<string, SurveyedFile>> {
  const encoder = new TextEncoder();
  const members = new Map<string, { hash: ReturnType<typeof sha256.create>; surveyor: Surveyor }>();
  for await (const line of readEventLines(file, onRead)) {
    const member = members.get(line.file) ?? {
      hash: sha256.create(),
      surveyor: new Surveyor(wantsNewest),
    };
    members.set(line.file, member);
    const text = line.kind === 'text' ? line.text : line.reason;
    member.hash.update(encoder.encode(`${text}\n`));
    if (line.kind === 'text') member.surveyor.addLine(line.line, line.text);
  }
  const surveys = new Map<string, SurveyedFile>();
  for (const [name, { hash, surveyor }] of members) {
    surveys.set(name, { ...surveyor.survey, content_hash: bytesToHex(hash.digest()) });
  }
  return surveys;
}

class Outcome implements LoadOutcome {
  events = 0;
  created = 0;
  already_there = 0;
  readonly bad_lines: BadLine[] = [];
  readonly set_aside: BadLine[] = [];
  readonly indices: string[] = [];

  unreadable({ file, line, reason }: BadLine): void {
    this.bad_lines.push({ file, line, reason });
  }

  add(answer: LoadOutcome): void {
    this.events += answer.events;
    this.created += answer.created;
    this.already_there += answer.already_there;
    this.bad_lines.push(...answer.bad_lines);
    this.set_aside.push(...answer.set_aside);
    for (const index of answer.indices) if (!this.indices.includes(index)) this.indices.push(index);
  }
}

/** Collects lines of one file and sends them in batches, one after the other. */
class Sender {
  private lines: LoadBatch['lines'] = [];
  private characters = 0;
  private head: Omit<LoadBatch, 'lines'> | null = null;

  constructor(
    private readonly api: Api,
    private readonly index: string,
    private readonly outcome: Outcome,
    private readonly signal: AbortSignal
  ) {}

  async add(
    { content_hash, clock_offset_ms, helk }: SurveyedFile,
    shift_ms: number,
    { file, line, text }: { readonly file: string; readonly line: number; readonly text: string }
  ): Promise<void> {
    if (this.head !== null && this.head.file !== file) await this.flush();
    const { index } = this;
    this.head = { index, file, content_hash, clock_offset_ms, helk, shift_ms };
    this.lines.push({ line, text });
    this.characters += text.length;
    if (this.lines.length >= BATCH_LINES || this.characters >= BATCH_CHARACTERS) await this.flush();
  }

  async flush(): Promise<void> {
    const { head, lines, signal } = this;
    this.lines = [];
    this.characters = 0;
    if (head === null || lines.length === 0) return;
    signal.throwIfAborted();
    this.outcome.add(await this.api(loadBatchEndpoint, { body: { ...head, lines }, signal }));
  }
}
