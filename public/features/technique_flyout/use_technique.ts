import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { TechniqueId } from '../../../common/attack/ids';
import type { Question } from '../../../common/http/coverage';
import {
  type EventCursor,
  techniqueEventsEndpoint,
  techniqueSummaryEndpoint,
} from '../../../common/http/techniques';
import { queryKeys } from '../../platform/query_keys';
import { useServices } from '../../platform/services';

export interface TechniqueQuestion extends Question {
  readonly with_sub_techniques: boolean;
}

/** Events of a technique by rule, host and time. */
export function useTechniqueSummary(id: TechniqueId, question: TechniqueQuestion) {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.techniqueSummary(id, question),
    queryFn: ({ signal }) =>
      api(techniqueSummaryEndpoint, { params: { id }, body: question, signal }),
    placeholderData: (previous) => (previous?.id === id ? keepPreviousData(previous) : undefined),
  });
}

const PAGE_SIZE = 25;

/** Raw events, newest first; each page knows where the next begins. */
export function useTechniqueEvents(id: TechniqueId, question: TechniqueQuestion) {
  const { api } = useServices();
  return useInfiniteQuery({
    queryKey: queryKeys.techniqueEvents(id, question),
    queryFn: ({ pageParam, signal }) =>
      api(techniqueEventsEndpoint, {
        params: { id },
        body: { ...question, size: PAGE_SIZE, after: pageParam },
        signal,
      }),
    initialPageParam: null as EventCursor | null,
    getNextPageParam: ({ next }) => next,
  });
}
