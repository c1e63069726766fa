import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { matrixCatalogueEndpoint } from '../../../common/http/catalogue';
import { coverageEndpoint, type Question } from '../../../common/http/coverage';
import { coverageDetailsEndpoint } from '../../../common/http/coverage_details';
import { factsEndpoint } from '../../../common/http/facts';
import type { ViewFilter } from '../../../common/http/view_filter';
import type { Api } from '../../platform/api';
import { queryKeys } from '../../platform/query_keys';
import { useServices } from '../../platform/services';

const lengthOf = ({ from, to }: ViewFilter): number => Date.parse(to) - Date.parse(from);

/** Whether two questions differ by no more than a refresh: the same view, a moment later. */
function isRefreshOf(question: Question | null, earlier: Question | null): boolean {
  if (question === null || earlier === null) return false;
  const still = { from: '', to: '' };
  const { filter } = question;
  return (
    lengthOf(filter) === lengthOf(earlier.filter) &&
    JSON.stringify({ ...filter, ...still }) === JSON.stringify({ ...earlier.filter, ...still })
  );
}

/**
 * Keeps what is shown while it is refreshed. What is laid over the counts of another answer is not kept beyond that: new
 * counts beside another period or platform would be wrong.
 */
const keptWhileRefreshed =
  (question: Question | null) =>
  <Data>(
    previous: Data | undefined,
    query: { readonly queryKey: readonly [string, Question | null] } | undefined
  ): Data | undefined =>
    isRefreshOf(question, query?.queryKey[1] ?? null) ? previous : undefined;

/** Each refresh asks for another moment: what it answered is of no use for long once it is not shown. */
const KEPT_MS = 30_000;

/** The count of a view, of whatever period. */
const coverageQuery = (api: Api, question: Question | null) =>
  queryOptions({
    queryKey: queryKeys.coverage(question),
    queryFn: ({ signal }) => api(coverageEndpoint, { body: question, signal }),
    enabled: question !== null,
    gcTime: KEPT_MS,
  });

/** A catalogue does not change while the page is open. */
export function useMatrixCatalogue({ domain, version }: Pick<ViewFilter, 'domain' | 'version'>) {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.catalogue(domain, version),
    queryFn: ({ signal }) =>
      api(matrixCatalogueEndpoint, { params: { domain, version: version ?? 'current' }, signal }),
    staleTime: Infinity,
  });
}

/**
 * @param question - with absolute times, so that matrix, flyout and raw events ask about the same moment;
 *   null while the sources are not known
 */
export function useCoverage(question: Question | null) {
  const { api } = useServices();
  return useQuery({
    ...coverageQuery(api, question),
    placeholderData: keepPreviousData,
  });
}

/** Hosts, rules and times of every technique: asked for when a colour needs them. */
export function useCoverageDetails(question: Question | null, wanted: boolean) {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.coverageDetails(question),
    queryFn: ({ signal }) => api(coverageDetailsEndpoint, { body: question, signal }),
    enabled: wanted && question !== null,
    placeholderData: keptWhileRefreshed(question),
    gcTime: KEPT_MS,
  });
}

/** The period of the same length that ends where this one begins. */
export function periodBefore(question: Question): Question {
  const { from, to } = question.filter;
  const length_ms = Date.parse(to) - Date.parse(from);
  if (!Number.isFinite(length_ms)) return question;
  const start = new Date(Date.parse(from) - length_ms).toISOString();
  return { ...question, filter: { ...question.filter, from: start, to: from } };
}

/** The count of the period before, for what rose and fell. */
export function useCoverageBefore(question: Question | null, wanted: boolean) {
  const { api } = useServices();
  const earlier = useMemo(
    () => (question === null || !wanted ? null : periodBefore(question)),
    [question, wanted]
  );
  return useQuery({
    ...coverageQuery(api, earlier),
    placeholderData: keptWhileRefreshed(earlier),
  });
}

/** State and potential of every technique on a platform: asked for when a colour needs them. */
export function useFacts(question: Question | null, platform: string, wanted: boolean) {
  const { api } = useServices();
  const asked = useMemo(
    () => question && { ...question, filter: { ...question.filter, platform } },
    [question, platform]
  );
  return useQuery({
    queryKey: queryKeys.facts(asked),
    queryFn: ({ signal }) => api(factsEndpoint, { body: asked, signal }),
    enabled: wanted && asked !== null,
    placeholderData: keptWhileRefreshed(asked),
    gcTime: KEPT_MS,
  });
}

/** How far back something must not have been seen to be new to the fleet. */
export const NEW_AFTER_DAYS = 90;

/** The count of the 90 days before the range: what is not in it is new to the fleet. */
export function useCoverageEver(question: Question | null, wanted: boolean) {
  const { api } = useServices();
  const earlier = useMemo(() => {
    if (question === null || !wanted) return null;
    const { from } = question.filter;
    const start = new Date(Date.parse(from) - NEW_AFTER_DAYS * 86_400_000).toISOString();
    return { ...question, filter: { ...question.filter, from: start, to: from } };
  }, [question, wanted]);
  return useQuery(coverageQuery(api, earlier));
}
