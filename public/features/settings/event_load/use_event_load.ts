import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { queryKeys } from '../../../platform/query_keys';
import { useServices } from '../../../platform/services';
import type { LoadOptions, LoadOutcome, LoadProgress } from './load_event_files';

export type LoadState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working'; readonly progress: LoadProgress | null }
  | { readonly kind: 'loaded'; readonly outcome: LoadOutcome }
  | { readonly kind: 'failed'; readonly message: string };

export interface EventLoad {
  readonly state: LoadState;
  readonly start: (options: Omit<LoadOptions, 'now_ms'>) => void;
  /** What had been sent stays loaded. */
  readonly cancel: () => void;
}

/** One load at a time; leaving the page cancels it. */
export function useEventLoad(): EventLoad {
  const { api } = useServices();
  const client = useQueryClient();
  const [state, setState] = useState<LoadState>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = useCallback(
    (options: Omit<LoadOptions, 'now_ms'>) => {
      running.current?.abort();
      const own = new AbortController();
      running.current = own;
      setState({ kind: 'working', progress: null });
      const show = (next: LoadState) => {
        if (running.current === own) setState(next);
      };
      const load = async () => {
        const { loadEventFiles } = await import('./load_event_files');
        return loadEventFiles(
          api,
          { ...options, now_ms: Date.now() },
          (progress) => show({ kind: 'working', progress }),
          own.signal
        );
      };
      load()
        .then((outcome) => show({ kind: 'loaded', outcome }))
        .catch((error: unknown) => {
          const message = error instanceof Error ? error.message : String(error);
          show(own.signal.aborted ? { kind: 'idle' } : { kind: 'failed', message });
        })
        .finally(() => {
          void client.invalidateQueries({ queryKey: queryKeys.loadedIndices() });
          void client.invalidateQueries({ queryKey: queryKeys.sources() });
        });
    },
    [api, client]
  );
  const cancel = useCallback(() => running.current?.abort(), []);
  return { state, start, cancel };
}
