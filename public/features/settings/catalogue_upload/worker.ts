import { CoverageError } from '../../../../common/errors';
import type { BundleOrigin, ReductionStep, WorkerAnswer } from './messages';
import { readJsonStream } from './read_json_stream';
import { reduceBundle } from './reduce_bundle';

/**
 * Reads and reduces one bundle apart from the page, which stays usable meanwhile. Ending the worker is how it is
 * cancelled.
 */

interface WorkerScope {
  onmessage: ((event: { readonly data: BundleOrigin }) => void) | null;
  postMessage(answer: WorkerAnswer): void;
}

/** The page's types know no worker. */
const scope = globalThis as unknown as WorkerScope;

scope.onmessage = ({ data }) => {
  answer(data).then(
    (reduced) => scope.postMessage(reduced),
    (error: unknown) => scope.postMessage(refusal(error))
  );
};

async function answer(origin: BundleOrigin): Promise<WorkerAnswer> {
  const { stream, totalBytes, name } = await open(origin);
  const bundle = await readJsonStream(stream, { totalBytes, onProgress: reporter('reading') });
  report('reducing', null);
  return { kind: 'reduced', bundle: reduceBundle(bundle, name) };
}

type Stream = ReadableStream<Uint8Array<ArrayBuffer>>;

async function open(
  origin: BundleOrigin
): Promise<{ stream: Stream; totalBytes: number | null; name: string }> {
  if (origin.kind === 'file') {
    const { file } = origin;
    return { stream: file.stream(), totalBytes: file.size, name: file.name };
  }
  report('fetching', null);
  const response = await fetch(origin.url, {
    method: 'POST',
    headers: { 'kbn-xsrf': 'attackCoverage', 'content-type': 'application/json' },
    body: '{}',
  });
  if (!response.ok || response.body === null) throw await failureOf(response);
  const length = Number(response.headers.get('content-length'));
  return { stream: response.body, totalBytes: length > 0 ? length : null, name: origin.name };
}

async function failureOf(response: Response): Promise<CoverageError> {
  const body: unknown = await response.json().catch(() => null);
  const said = typeof body === 'object' && body !== null && 'message' in body ? body.message : null;
  const message = typeof said === 'string' ? said : `The server answered ${response.status}.`;
  return new CoverageError('unsupported', message);
}

/** At most a hundred messages, however small the pieces are. */
function reporter(step: ReductionStep): (share: number | null) => void {
  let last = -1;
  return (share) => {
    const percent = share === null ? null : Math.floor(share * 100);
    if (percent === null || percent === last) return;
    last = percent;
    report(step, share);
  };
}

const report = (step: ReductionStep, share: number | null) =>
  scope.postMessage({ kind: 'progress', step, share });

const refusal = (error: unknown): WorkerAnswer =>
  error instanceof CoverageError
    ? { kind: 'refused', code: error.code, message: error.message }
    : {
        kind: 'refused',
        code: null,
        message: `The file could not be read: ${error instanceof Error ? error.message : String(error)}`,
      };
