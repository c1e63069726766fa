import { Gunzip, Unzip, UnzipInflate } from 'fflate';
import { MAX_LINE_LENGTH } from '../../../../common/http/loading';
import type { EventLine } from './event_line';
import { readEventLog } from './read_event_log';

/** What a browser reads; larger files are the command line's. */
export const MAX_FILE_BYTES = 200_000_000;
const MAX_UNPACKED_BYTES = 2_000_000_000;

const EVENT_MEMBER = /\.(ndjson|jsonl|json)$/i;

const GZIP = [0x1f, 0x8b];
const ZIP = [0x50, 0x4b];
const EVENT_LOG = [0x45, 0x6c, 0x66, 0x46, 0x69, 0x6c, 0x65, 0x00];

const begins = (start: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, at) => start[at] === byte);

/**
 * Lines of a file, plain, gzip, zip or Windows event log (told by its first bytes), with bounded memory.
 *
 * @param onRead - bytes of the file read so far
 * @throws Error in words for the user, for what cannot be read at all
 */
export async function* readEventLines(
  file: File,
  onRead: (bytes: number) => void
): AsyncGenerator<EventLine> {
  if (file.size > MAX_FILE_BYTES) {
    throw new Error(
      `${file.name} has ${file.size} bytes; a browser reads at most ${MAX_FILE_BYTES}. Use the command line: npm run cli -- load.`
    );
  }
  const start = new Uint8Array(await file.slice(0, 8).arrayBuffer());
  if (begins(start, EVENT_LOG)) {
    yield* readEventLog(file, onRead);
    return;
  }
  const unpacker = unpackerOf(start, file.name);
  let read = 0;
  let unpacked = 0;
  const reader = file.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      unpacker.push(value ?? new Uint8Array(0), done);
      for (const line of unpacker.take()) {
        if (line.kind === 'text') unpacked += line.text.length;
        yield line;
      }
      if (unpacked > MAX_UNPACKED_BYTES) throw new Error(`${file.name} unpacks to too much.`);
      read += value?.length ?? 0;
      onRead(read);
      if (done) return;
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

interface Unpacker {
  push(bytes: Uint8Array, last: boolean): void;
  /** Lines complete since the last call. */
  take(): EventLine[];
}

function unpackerOf(start: Uint8Array, name: string): Unpacker {
  if (begins(start, GZIP)) return unpackGzip(name);
  if (begins(start, ZIP)) return unpackZip(name);
  const lines = new LineCollector(name);
  return { push: (bytes, last) => lines.push(bytes, last), take: () => lines.take() };
}

function unpackGzip(name: string): Unpacker {
  const lines = new LineCollector(name);
  const gunzip = new Gunzip((bytes, last) => lines.push(bytes, last));
  return {
    push: (bytes, last) => lines.guard(() => gunzip.push(bytes, last)),
    take: () => lines.take(),
  };
}

function unpackZip(name: string): Unpacker {
  const members: LineCollector[] = [];
  const archive = new LineCollector(name);
  const unzip = new Unzip((member) => {
    if (!EVENT_MEMBER.test(member.name) || member.name.startsWith('__MACOSX/')) return;
    const lines = new LineCollector(`${name}/${member.name}`);
    members.push(lines);
    member.ondata = (error, bytes, last) => {
      if (error) lines.fail(error.message);
      else lines.push(bytes, last);
    };
    lines.guard(() => member.start());
  });
  unzip.register(UnzipInflate);
  return {
    push: (bytes, last) => {
      archive.guard(() => unzip.push(bytes, last));
      if (last && members.length === 0) {
        archive.fail('the archive holds no .ndjson, .jsonl or .json file');
      }
    },
    take: () => [...members.flatMap((lines) => lines.take()), ...archive.take()],
  };
}

/** Cuts bytes at line feeds, as the command line does. */
class LineCollector {
  private readonly decoder = new TextDecoder();
  private lines: EventLine[] = [];
  private rest = '';
  private line = 0;
  private failed = false;

  constructor(private readonly file: string) {}

  push(bytes: Uint8Array, last: boolean): void {
    const pieces = (this.rest + this.decoder.decode(bytes, { stream: !last })).split('\n');
    this.rest = last ? '' : (pieces.pop() ?? '');
    for (const piece of pieces) this.add(piece);
    // A file without line ends must not fill the memory: what is over-long already stays so.
    if (this.rest.length > 4 * MAX_LINE_LENGTH) this.rest = this.rest.slice(0, 2 * MAX_LINE_LENGTH);
  }

  take(): EventLine[] {
    const taken = this.lines;
    this.lines = [];
    return taken;
  }

  guard(work: () => void): void {
    try {
      if (!this.failed) work();
    } catch (error) {
      this.fail(error instanceof Error ? error.message : String(error));
    }
  }

  fail(reason: string): void {
    if (this.failed) return;
    this.failed = true;
    const { file, line } = this;
    this.lines.push({
      kind: 'bad',
      file,
      line,
      reason: `the rest of the file cannot be read: ${reason}`,
    });
  }

  private add(text: string): void {
    const { file } = this;
    const line = ++this.line;
    if (text.length > MAX_LINE_LENGTH) {
      const reason = `the line has more than ${MAX_LINE_LENGTH} characters`;
      this.lines.push({ kind: 'bad', file, line, reason });
    } else if (text.trim() !== '') {
      this.lines.push({ kind: 'text', file, line, text });
    }
  }
}
