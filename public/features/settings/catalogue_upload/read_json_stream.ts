import { CoverageError } from '../../../../common/errors';

/** Five times the largest bundle of today, unpacked. */
export const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;

export interface ReadOptions {
  /** Of the stream as it is, packed or not; null where nobody said so. */
  readonly totalBytes: number | null;
  /** Limit on what it unpacks to. */
  readonly maxBytes?: number;
  /** @param share - fraction 0–1 of the bytes read; null where the total is not known */
  readonly onProgress: (share: number | null) => void;
}

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Reads JSON that may be gzipped, which its first bytes tell, not its name.
 *
 * @returns what `JSON.parse` makes of it
 * @throws CoverageError `too_large` as soon as it unpacks to more than the limit, so that a small file cannot fill
 *   the memory; `invalid_input` for what is empty, cut off, damaged, no UTF-8 or no JSON
 */
export async function readJsonStream(
  stream: ReadableStream<Bytes>,
  { totalBytes, maxBytes = MAX_UNPACKED_BYTES, onProgress }: ReadOptions
): Promise<unknown> {
  let read = 0;
  const counted = stream.pipeThrough(
    new TransformStream<Bytes, Bytes>({
      transform: (chunk, controller) => {
        read += chunk.byteLength;
        onProgress(totalBytes === null ? null : Math.min(1, read / totalBytes));
        controller.enqueue(chunk);
      },
    })
  );
  const { isGzip, whole } = await lookInto(counted);
  const bytes = await collect(isGzip ? whole.pipeThrough(gunzip()) : whole, maxBytes, isGzip);
  return parseJson(decode(bytes));
}

async function lookInto(
  stream: ReadableStream<Bytes>
): Promise<{ isGzip: boolean; whole: ReadableStream<Bytes> }> {
  const reader = stream.getReader();
  const first: Bytes[] = [];
  let length = 0;
  while (length < 2) {
    const { done, value } = await reader.read();
    if (done) break;
    first.push(value);
    length += value.byteLength;
  }
  const [a, b] = first.flatMap((chunk) => [...chunk.subarray(0, 2)]);
  const whole = new ReadableStream<Bytes>({
    pull: async (controller) => {
      const early = first.shift();
      if (early !== undefined) return controller.enqueue(early);
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return { isGzip: a === 0x1f && b === 0x8b, whole };
}

function gunzip(): ReadableWritablePair<Bytes, Bytes> {
  if (typeof DecompressionStream === 'undefined') {
    throw new CoverageError(
      'unsupported',
      'This browser cannot unpack gzip: unpack the file first, or use a newer browser.'
    );
  }
  return new DecompressionStream('gzip') as ReadableWritablePair<Bytes, Bytes>;
}

async function collect(
  stream: ReadableStream<Bytes>,
  maxBytes: number,
  isGzip: boolean
): Promise<Bytes> {
  const reader = stream.getReader();
  const chunks: Bytes[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.byteLength;
      if (length > maxBytes) throw tooLarge(maxBytes, isGzip);
      chunks.push(value);
    }
  } catch (error) {
    void reader.cancel().catch(() => undefined);
    throw error instanceof CoverageError || !isGzip ? error : badGzip(error);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

const tooLarge = (maxBytes: number, isGzip: boolean) =>
  new CoverageError(
    'too_large',
    `The file ${isGzip ? 'unpacks to' : 'is'} more than ${Math.round(maxBytes / 1024 / 1024)} MB: no ATT&CK release is nearly as large. It was not read further.`
  );

function badGzip(error: unknown): CoverageError {
  const reason = error instanceof Error ? error.message : String(error);
  const cut = /truncat|ended|end of|incomplete|eof/i.test(reason);
  return new CoverageError(
    'invalid_input',
    `The file is gzipped, but ${cut ? 'cut off' : 'damaged'} (${reason}): download it again.`,
    error
  );
}

function decode(bytes: Bytes): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new CoverageError(
      'invalid_input',
      'The file is no text in UTF-8, so no JSON: choose an ATT&CK bundle (.json or .json.gz).',
      error
    );
  }
}

/** @throws CoverageError `invalid_input` saying whether it is something else, cut off or damaged */
function parseJson(text: string): unknown {
  const start = text.slice(0, 200).trimStart();
  if (start === '') throw new CoverageError('invalid_input', 'The file is empty.');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CoverageError('invalid_input', whyNotJson(start, text.slice(-200).trimEnd(), error));
  }
}

function whyNotJson(start: string, end: string, error: unknown): string {
  if (!/^[{[]/.test(start)) {
    return `The file is no JSON: it begins with “${start.slice(0, 30)}”. Choose an ATT&CK bundle (.json or .json.gz).`;
  }
  return /[}\]]$/.test(end)
    ? `The file is no JSON: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}`
    : 'The file is cut off: its JSON ends in the middle. Download it again.';
}
