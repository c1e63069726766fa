import type { Source } from '../common/sources/source';
import type { Elasticsearch } from '../server/platform/elasticsearch';
import { DAY_MS, SEEDED_RANGE, type Workload } from './seed';
import { median, rounded } from './stats';

const RUNS = 15;

export interface CoverageFigures {
  readonly index: string;
  readonly events: number;
  /** Median milliseconds of the bare `_search` with one flat `terms`. */
  readonly bare_ms: number;
  /** Median milliseconds of `POST /coverage`, over HTTP, joined with the catalogue. */
  readonly coverage_ms: number;
  readonly ratio: number;
}

export const sourceOf = (index: string): Source => ({
  id: index,
  name: index,
  index_pattern: index,
  origin: 'sysmon_rule',
  filter: null,
  tags_from: 'technique_ids',
  fields: {
    time: '@timestamp',
    technique_ids: 'mitre_technique_id',
    rule_name: 'RuleName',
    event_id: 'event_id',
    channel: 'log_name',
    host: 'host_name',
    user: 'User',
    process_image: 'Image',
  },
});

/**
 * All days but the first, unfiltered; bare request and coverage request in turns, each as often first. Each run asks for another range, a
 * millisecond wider, so that neither is answered from the request cache. A range around all events would be: Elasticsearch drops it,
 * and the questions are the same.
 */
export async function benchCoverage(
  es: Elasticsearch,
  host: string,
  { index, events }: Workload
): Promise<CoverageFigures> {
  const bare: number[] = [];
  const coverage: number[] = [];
  for (let run = -3; run < RUNS; run++) {
    const from = new Date(SEEDED_RANGE.start + DAY_MS - run * 2).toISOString();
    const other = new Date(SEEDED_RANGE.start + DAY_MS - run * 2 - 1).toISOString();
    const to = new Date(SEEDED_RANGE.end).toISOString();
    // Whichever comes first warms the other up: they take turns at it.
    const askBare = () => timed(() => bareSearch(es, index, from, to));
    const askOurs = () => timed(() => askCoverage(host, index, other, to));
    const oursFirst = run % 2 === 0 ? await askOurs() : null;
    const bare_ms = await askBare();
    const coverage_ms = oursFirst ?? (await askOurs());
    if (run < 0) continue;
    bare.push(bare_ms);
    coverage.push(coverage_ms);
  }
  const [bare_ms, coverage_ms] = [median(bare), median(coverage)];
  return {
    index,
    events,
    bare_ms: rounded(bare_ms),
    coverage_ms: rounded(coverage_ms),
    ratio: rounded(coverage_ms / bare_ms, 2),
  };
}

/** Milliseconds that it takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** One flat `terms`, past the request cache. */
export const bareSearch = (es: Elasticsearch, index: string, from: string, to: string) =>
  es.request({
    method: 'POST',
    path: `/${index}/_search`,
    querystring: { request_cache: false },
    body: {
      size: 0,
      track_total_hits: false,
      query: { bool: { filter: [{ range: { '@timestamp': { gte: from, lt: to } } }] } },
      aggs: { tags: { terms: { field: 'mitre_technique_id', size: 5_000 } } },
    },
  });

async function askCoverage(host: string, index: string, from: string, to: string): Promise<void> {
  const response = await fetch(`${host}/api/attack_coverage/coverage`, {
    method: 'POST',
    headers: { 'kbn-xsrf': 'bench', 'content-type': 'application/json' },
    body: JSON.stringify({ filter: { from, to }, sources: [sourceOf(index)] }),
  });
  const answer = await response.json();
  if (!response.ok || answer.totals.observed_tags === 0) {
    throw new Error(`coverage of ${index} failed: ${JSON.stringify(answer).slice(0, 500)}`);
  }
}
