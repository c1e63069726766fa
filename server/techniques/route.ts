import { techniqueEventsEndpoint, techniqueSummaryEndpoint } from '../../common/http/techniques';
import type { SentRequest } from '../../common/http/coverage';
import { bucketInterval } from '../../common/time/range';
import { implement } from '../platform/implement';
import { multiSearch, type SearchAnswer, type SearchBody } from '../platform/multi_search';
import { mergePages } from './page_events';
import { readHit } from './read_hit';
import { summarize } from './summarize';
import { buildEventsBody, buildSummaryBody } from './technique_query';
import { type PlannedSearch, planSearches, type TechniqueParts } from './technique_searches';

const HISTOGRAM_BUCKETS = 60;

type Sent = (source_id: string, index: string, body: SearchBody) => SentRequest;

/** Events of one technique by rule, host and time. */
export const techniqueSummaryRoute = (parts: TechniqueParts, sent: Sent) =>
  implement(techniqueSummaryEndpoint, async ({ elasticsearch, params, body: question }) => {
    const plan = await planSearches(parts, elasticsearch, params.id, question);
    const interval_ms = bucketInterval(plan.range, HISTOGRAM_BUCKETS);
    const searches = plan.searches.map(({ index, search }) => ({
      index,
      body: buildSummaryBody(search, plan.range, interval_ms),
    }));
    const answers = await multiSearch(elasticsearch, searches);
    const { buckets, ...summary } = summarize(pair(plan.searches, answers));
    return {
      id: params.id,
      range: { ...plan.range },
      ...summary,
      histogram: { interval_ms, buckets },
      incomplete: [...plan.incomplete, ...failures(plan.searches, answers)],
      requests: requestsOf(plan.searches, searches, sent),
    };
  });

/** Raw events of one technique, newest first. */
export const techniqueEventsRoute = (parts: TechniqueParts, sent: Sent) =>
  implement(techniqueEventsEndpoint, async ({ elasticsearch, params, body: question }) => {
    const plan = await planSearches(parts, elasticsearch, params.id, question);
    const cursor = question.after ?? [];
    const searches = plan.searches.map(({ index, search }) => {
      const after = cursor.find(({ source_id }) => source_id === search.source.id);
      return { index, body: buildEventsBody(search, question.size, after) };
    });
    const answers = await multiSearch(elasticsearch, searches);
    const pages = pair(plan.searches, answers).map(({ source, answer }) => ({
      source_id: source.id,
      events: answer.hits.map((hit) => readHit(hit, source)),
      full: answer.hits.length === question.size,
    }));
    return {
      ...mergePages(pages, question.size, cursor),
      incomplete: [...plan.incomplete, ...failures(plan.searches, answers)],
      requests: requestsOf(plan.searches, searches, sent),
    };
  });

function pair(planned: readonly PlannedSearch[], answers: readonly SearchAnswer[]) {
  const pairs: { source: PlannedSearch['search']['source']; answer: SearchAnswer }[] = [];
  planned.forEach(({ search }, n) => {
    const answer = answers[n];
    if (answer !== undefined) pairs.push({ source: search.source, answer });
  });
  return pairs;
}

const failures = (planned: readonly PlannedSearch[], answers: readonly SearchAnswer[]) =>
  pair(planned, answers)
    .filter(({ answer }) => answer.status === 'unknown')
    .map(({ source, answer }) => ({ source_id: source.id, reason: answer.reason ?? 'It failed.' }));

const requestsOf = (
  planned: readonly PlannedSearch[],
  searches: readonly { index: string; body: SearchBody }[],
  sent: Sent
): SentRequest[] =>
  searches.map(({ index, body }, n) => sent(planned[n]?.search.source.id ?? '', index, body));
