import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import type { Question } from '../../../common/http/coverage';
import { type EventChoice, troubleshootEndpoint } from '../../../common/http/troubleshoot';
import { viewUrl } from '../../components/view/use_view';
import { queryKeys } from '../../platform/query_keys';
import { useServices } from '../../platform/services';

/** The event stands in the address where it is a stored one; a pasted one may hold what no address should. */
export const TROUBLESHOOT_URL = viewUrl({
  index: z.string().max(1024).default(''),
  id: z.string().max(512).default(''),
});

export function useTroubleshoot(question: Question | null, event: EventChoice | null) {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.troubleshoot({ question, event }),
    queryFn: ({ signal }) => api(troubleshootEndpoint, { body: { ...question, event }, signal }),
    enabled: question !== null && event !== null,
  });
}

export type PastedEvent =
  | { readonly kind: 'event'; readonly document: Readonly<Record<string, unknown>> }
  | { readonly kind: 'wrong'; readonly message: string };

/** Reads what was pasted: one JSON object. */
export function parsePasted(text: string): PastedEvent {
  try {
    const parsed = z.record(z.string(), z.unknown()).safeParse(JSON.parse(text));
    return parsed.success
      ? { kind: 'event', document: parsed.data }
      : { kind: 'wrong', message: 'This is JSON, but no object: paste one event.' };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: 'wrong', message: `This is not JSON: ${why}` };
  }
}
