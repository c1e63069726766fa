import { incompleteSources } from '../../common/coverage/incomplete_sources';
import type { Arrival } from '../../common/gaps/arrival';
import type { CountedOrigin, FactInputs } from '../../common/gaps/assess_facts';
import type { CoverageResponse } from '../../common/http/coverage';
import type { Source } from '../../common/sources/source';
import type { PreparedGaps } from './prepare_gaps';

export type CountedTags = Pick<CoverageResponse, 'techniques' | 'sources'>;

/** What facts are made of, from what was counted and what arrives. */
export const factInputs = (
  { needs, sources, judged, configured, validated }: PreparedGaps,
  coverage: CountedTags,
  arrival: Arrival
): FactInputs => ({
  ...{ needs, arrival, judged, configured, validated },
  observed: countedOrigin('sysmon_rule', coverage, sources),
  alerted: countedOrigin('detection_rule', coverage, sources),
});

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

/** What is wrong with the sources: each thing once. */
export function everyIncomplete(
  { sources }: CountedTags,
  ...more: readonly Arrival['incomplete'][]
): { source_id: string; reason: string }[] {
  const all = incompleteSources(sources).concat(...more);
  const keys = all.map(({ source_id, reason }) => `${source_id} ${reason}`);
  return all.filter((_entry, n) => keys.indexOf(keys[n] ?? '') === n);
}
