import { togetherHosts } from '../../common/gaps/arrival';
import { assessFacts } from '../../common/gaps/assess_facts';
import { assessArrival, neededComponents } from '../../common/gaps/component_arrival';
import { judgementKey } from '../../common/gaps/judged';
import type { Question } from '../../common/http/coverage';
import type { FactsResponse } from '../../common/http/facts';
import type { Elasticsearch } from '../platform/elasticsearch';
import { askArrival } from './ask_arrival';
import { factInputs, everyIncomplete } from './counted_facts';
import type { GapParts } from './parts';
import { type PreparedGaps, prepareGaps } from './prepare_gaps';

/** What is known of each technique of the platform: its data, its rules, its events. */
export async function askFacts(
  parts: GapParts,
  elasticsearch: Elasticsearch,
  question: Question
): Promise<FactsResponse> {
  const prepared = await prepareGaps(parts, elasticsearch, question);
  const { range, filter, sources, logs, needs, judged } = prepared;
  const [coverage, arrival] = await Promise.all([
    parts.countTags(elasticsearch, filter, sources),
    askArrival(parts, elasticsearch, logs, { range, filter }),
  ]);
  const hosts = togetherHosts(arrival.hosts);
  const { domain, version } = prepared.index.catalogue;
  const techniques = assessFacts(factInputs(prepared, coverage, arrival));
  return {
    range,
    catalogue: { domain, version },
    techniques: [...techniques],
    components: [...assessArrival(neededComponents(needs), arrival, judged)],
    hosts: hosts?.count ?? null,
    hosts_at_least: hosts?.at_least ?? false,
    incomplete: everyIncomplete(coverage, arrival.incomplete),
    reason: sources.length === 0 ? await parts.explainNoSource(elasticsearch) : null,
    judgements: usedJudgements(prepared, techniques),
    requests: [...coverage.sources.map(({ request }) => request), ...arrival.requests],
  };
}

/** Those that count for a technique that is answered. */
function usedJudgements(
  { state }: PreparedGaps,
  techniques: readonly { readonly judged_by?: readonly string[] }[]
) {
  const used = new Set(
    ([] as string[]).concat(...techniques.map(({ judged_by = [] }) => judged_by))
  );
  return state.judgements.filter(({ judgement }) => used.has(judgementKey(judgement.subject)));
}
