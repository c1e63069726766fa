import { type CatalogueIndex, resolveTechnique } from '../../common/attack/catalogue_index';
import type { TechniqueId } from '../../common/attack/ids';
import type { NamedTechniques } from '../../common/gaps/assess_facts';
import { indexJudgements, type Judged } from '../../common/gaps/judged';
import { needsByTechnique, type TechniqueNeeds } from '../../common/gaps/needs';
import type { Question } from '../../common/http/coverage';
import type { ViewFilter } from '../../common/http/view_filter';
import type { Source } from '../../common/sources/source';
import type { TimeRange } from '../../common/time/range';
import type { Elasticsearch } from '../platform/elasticsearch';
import { resolveRange } from '../platform/resolve_range';
import { type LogSources, logSources } from './log_searches';
import type { GapParts } from './parts';
import { type ReadGapState, readGapState } from './read_gap_state';

/** Everything that is known before events are looked at. */
export interface PreparedGaps {
  readonly range: TimeRange;
  /** With the range resolved: whatever is asked is of the same moment. */
  readonly filter: ViewFilter;
  readonly index: CatalogueIndex;
  readonly sources: readonly Source[];
  readonly logs: LogSources;
  readonly state: ReadGapState;
  readonly judged: Judged;
  readonly needs: readonly TechniqueNeeds[];
  readonly configured: NamedTechniques | null;
  readonly validated: NamedTechniques | null;
}

export async function prepareGaps(
  parts: GapParts,
  elasticsearch: Elasticsearch,
  question: Question
): Promise<PreparedGaps> {
  const range = resolveRange(question.filter, parts.now());
  const filter = { ...question.filter, ...range };
  const [index, sources, state, configured, validated] = await Promise.all([
    parts.getCatalogue(filter, elasticsearch),
    parts.getSources(elasticsearch, { ...question, filter }),
    readGapState(parts.state, elasticsearch),
    parts.readConfigured(elasticsearch, question),
    parts.readValidated(elasticsearch, question),
  ]);
  return {
    ...{ range, filter, index, sources, state },
    configured: inCatalogue(configured, index),
    validated: inCatalogue(validated, index),
    logs: logSources(sources, filter),
    judged: indexJudgements(state.judgements.map(({ judgement }) => judgement)),
    needs: needsByTechnique(index.catalogue, filter.platform, state.mapping),
  };
}

/** Under the ids that the techniques have in this release; what it does not know is left out. */
function inCatalogue(named: NamedTechniques | null, index: CatalogueIndex): NamedTechniques | null {
  if (named === null) return null;
  const techniques: { id: TechniqueId; origin: string }[] = [];
  for (const { id, origin } of named.techniques) {
    const found = resolveTechnique(index, id);
    if (found.kind === 'live' || found.kind === 'redirected')
      techniques.push({ id: found.id, origin });
  }
  return { ...named, techniques };
}
