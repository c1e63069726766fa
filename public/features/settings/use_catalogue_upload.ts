import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type CatalogueComparison, compareCatalogues } from '../../../common/attack/compare';
import { matrixCatalogueEndpoint } from '../../../common/http/catalogue';
import type { UploadedCatalogue } from '../../../common/http/catalogue_uploads';
import type { Api } from '../../platform/api';
import { useServices } from '../../platform/services';
import type { BundleOrigin, ReducedBundle, ReductionStep } from './catalogue_upload/messages';
import { sendCatalogue } from './catalogue_upload/send_catalogue';
import { reduceInWorker } from './catalogue_upload/start_worker';

/** What the new catalogue is compared with. */
export interface ComparedWith {
  readonly version: string | null;
  readonly comparison: CatalogueComparison;
}

export type UploadState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'working';
      readonly step: ReductionStep | 'sending';
      /** Fraction 0–1; null where the end is not known. */
      readonly share: number | null;
    }
  | {
      readonly kind: 'review';
      readonly bundle: ReducedBundle;
      readonly compared: ComparedWith | null;
    }
  | { readonly kind: 'stored'; readonly catalogue: UploadedCatalogue }
  | { readonly kind: 'failed'; readonly message: string };

export interface CatalogueUpload {
  readonly state: UploadState;
  readonly read: (origin: BundleOrigin) => void;
  /** @param expected - version of the stored document that is replaced; null where there is none */
  readonly store: (bundle: ReducedBundle, version: string, expected: string | null) => void;
  /** Stops whatever runs and forgets what was read. */
  readonly cancel: () => void;
}

const IDLE: UploadState = { kind: 'idle' };

/** One upload at a time: read and reduce, let the user look, send. Leaving the page cancels it. */
export function useCatalogueUpload(): CatalogueUpload {
  const { api } = useServices();
  const client = useQueryClient();
  const [state, setState] = useState<UploadState>(IDLE);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = useCallback(async (work: (signal: AbortSignal) => Promise<UploadState>) => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    const show = (next: UploadState) => {
      if (!own.signal.aborted) setState(next);
    };
    try {
      show(await work(own.signal));
    } catch (error) {
      show({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }, []);

  const read = useCallback(
    (origin: BundleOrigin) =>
      void run(async (signal) => {
        setState({ kind: 'working', step: 'reading', share: 0 });
        const onProgress = (step: ReductionStep, share: number | null) =>
          setState({ kind: 'working', step, share });
        const bundle = await reduceInWorker(origin, { onProgress, signal });
        return { kind: 'review', bundle, compared: await compareWithCurrent(api, bundle, signal) };
      }),
    [api, run]
  );

  const store = useCallback(
    (bundle: ReducedBundle, version: string, expected: string | null) =>
      void run(async (signal) => {
        const onProgress = (share: number) => setState({ kind: 'working', step: 'sending', share });
        onProgress(0);
        const catalogue = await sendCatalogue(bundle, {
          api,
          version,
          expected,
          onProgress,
          signal,
        });
        await client.invalidateQueries();
        return { kind: 'stored', catalogue };
      }),
    [api, client, run]
  );

  const cancel = useCallback(() => {
    running.current?.abort();
    setState(IDLE);
  }, []);
  return { state, read, store, cancel };
}

/** A comparison is a help: without it the upload goes on. */
async function compareWithCurrent(
  api: Api,
  { facts, summary }: ReducedBundle,
  signal: AbortSignal
): Promise<ComparedWith | null> {
  try {
    const params = { domain: summary.domain, version: 'current' };
    const current = await api(matrixCatalogueEndpoint, { params, signal });
    return { version: current.version, comparison: compareCatalogues(current, facts) };
  } catch {
    return null;
  }
}
