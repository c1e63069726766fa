import { CoverageError } from '../../../../common/errors';
import type { BundleOrigin, ReducedBundle, ReductionStep, WorkerAnswer } from './messages';

/** Set by the build: the worker's file, beside the app's own. */
declare const ATTACK_COVERAGE_WORKER_FILE: string;

export interface ReductionOptions {
  readonly onProgress: (step: ReductionStep, share: number | null) => void;
  /** Ends the worker and whatever it is doing. */
  readonly signal: AbortSignal;
}

/**
 * Reduces a bundle in a worker.
 *
 * @throws CoverageError saying what is wrong with the bundle; an `AbortError` where it was cancelled
 */
export function reduceInWorker(
  origin: BundleOrigin,
  { onProgress, signal }: ReductionOptions
): Promise<ReducedBundle> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(cancelled());
    const worker = new Worker(workerUrl());
    const end = (settle: () => void) => {
      worker.terminate();
      signal.removeEventListener('abort', abort);
      settle();
    };
    const abort = () => end(() => reject(cancelled()));
    signal.addEventListener('abort', abort);
    worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
      if (data.kind === 'progress') onProgress(data.step, data.share);
      else if (data.kind === 'reduced') end(() => resolve(data.bundle));
      else end(() => reject(new CoverageError(data.code ?? 'invalid_input', data.message)));
    };
    worker.onerror = (event) => {
      // A worker that runs out of memory ends without a word.
      const why = event.message || 'it ended; there may be too little memory';
      end(() => reject(new CoverageError('unsupported', `The file could not be read: ${why}.`)));
    };
    worker.postMessage(origin);
  });
}

function workerUrl(): string {
  const folder = window.__kbnPublicPath__?.attackCoverage;
  if (folder === undefined) {
    throw new CoverageError(
      'unsupported',
      'The host did not say where the files of the plugin are.'
    );
  }
  return `${folder}${ATTACK_COVERAGE_WORKER_FILE}`;
}

const cancelled = () => new DOMException('cancelled', 'AbortError');
