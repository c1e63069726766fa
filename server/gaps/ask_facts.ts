import { type Arrival, togetherHosts } from '../../common/gaps/arrival';
import { assessFacts, type CountedOrigin } from '../../common/gaps/assess_facts';
import { assessArrival, neededComponents } from '../../common/gaps/component_arrival';
import { needsByTechnique } from '../../common/gaps/needs';
import type { CoverageResponse, Question } from '../../common/http/coverage';
import type { FactsResponse } from '../../common/http/facts';
import type { Source } from '../../common/sources/source';
import type { Elasticsearch } from '../platform/elasticsearch';
import { resolveRange } from '../platform/resolve_range';
import { askArrival } from './ask_arrival';
import type { GapParts } from './parts';

/** What is known of each technique of the platform: its data, its rules, its events. */
export async function askFacts(
  parts: GapParts,
  elasticsearch: Elasticsearch,
  question: Question
): Promise<FactsResponse> {
  const range = resolveRange(question.filter, parts.now());
  // The counts are of the same moment as the arrival.
  const filter = { ...question.filter, ...range };
  const [index, sources, mapping, configured, validated] = await Promise.all([
    parts.getCatalogue(filter, elasticsearch),
    parts.getSources(elasticsearch, question),
    parts.readMapping(elasticsearch),
    parts.readConfigured(elasticsearch, question),
    parts.readValidated(elasticsearch, question),
  ]);
  const [coverage, arrival] = await Promise.all([
    parts.countTags(elasticsearch, filter, sources),
    askArrival(parts, elasticsearch, sources, range, filter),
  ]);
  const needs = needsByTechnique(index.catalogue, filter.platform, mapping);
  const hosts = togetherHosts(arrival.hosts);
  const { domain, version } = index.catalogue;
  return {
    range,
    catalogue: { domain, version },
    techniques: [
      ...assessFacts({
        needs,
        arrival,
        observed: countedOrigin('sysmon_rule', coverage, sources),
        alerted: countedOrigin('detection_rule', coverage, sources),
        configured,
        validated,
      }),
    ],
    components: [...assessArrival(neededComponents(needs), arrival)],
    hosts: hosts?.count ?? null,
    hosts_at_least: hosts?.at_least ?? false,
    incomplete: [...incompleteSources(coverage, arrival.incomplete)],
    reason: sources.length === 0 ? await parts.explainNoSource(elasticsearch) : null,
    requests: [...coverage.sources.map(({ request }) => request), ...arrival.requests],
  };
}

type CountedTags = Pick<CoverageResponse, 'techniques' | 'sources'>;

/** Techniques with tags of one origin; null where no source has that origin. */
function countedOrigin(
  origin: Source['origin'],
  { techniques, sources: answers }: CountedTags,
  sources: readonly Source[]
): CountedOrigin | null {
  const own = new Set(sources.filter((source) => source.origin === origin).map(({ id }) => id));
  if (own.size === 0) return null;
  const key = origin === 'sysmon_rule' ? 'observed' : 'alerted';
  return {
    techniques: new Set(techniques.filter((each) => each[key] > 0).map(({ id }) => id)),
    complete: answers.every(
      ({ source_id, status }) => !own.has(source_id) || status === 'complete'
    ),
  };
}

/** Each source once for each thing that is wrong with it. */
function incompleteSources(
  { sources }: CountedTags,
  more: Arrival['incomplete']
): Arrival['incomplete'] {
  const all = sources
    .filter(({ status }) => status === 'unknown')
    .map(({ source_id, reason }) => ({ source_id, reason: reason ?? 'The search failed.' }))
    .concat(more);
  const keys = all.map(({ source_id, reason }) => `${source_id} ${reason}`);
  return all.filter((_entry, n) => keys.indexOf(keys[n] ?? '') === n);
}
