import type { Question } from '../../common/http/coverage';
import {
  type SuppressionEffects,
  suppressionEffectsEndpoint,
} from '../../common/http/suppression_effects';
import type { Suppression } from '../../common/http/suppressions';
import type { ViewFilter } from '../../common/http/view_filter';
import { viewSource } from '../../common/suppressions/view_source';
import type { Elasticsearch } from '../platform/elasticsearch';
import { implement } from '../platform/implement';
import { resolveRange } from '../platform/resolve_range';
import type { CoverageParts } from './ask_coverage';
import { countEffects } from './count_effects';
import { problemOf } from './count_hidden';

/** What each suppression leaves out of a view; of a draft, what it would leave out. */
export const suppressionEffectRoute = (parts: CoverageParts) =>
  implement(suppressionEffectsEndpoint, ({ elasticsearch, body: { draft, ...question } }) =>
    askEffects(parts, elasticsearch, question, draft)
  );

async function askEffects(
  parts: CoverageParts,
  elasticsearch: Elasticsearch,
  question: Question,
  draft: Suppression | null
): Promise<SuppressionEffects> {
  const suppressed: ViewFilter['suppressed'] = draft === null ? 'exclude' : 'include';
  const filter = { ...question.filter, suppressed };
  const range = resolveRange(filter, parts.now());
  const [index, found] = await Promise.all([
    parts.getCatalogue(filter, elasticsearch),
    parts.getSources(elasticsearch, { ...question, filter }),
  ]);
  const sources = draft === null ? found : found.map((source) => viewSource(source, only(draft)));
  const { effects, requests } = await countEffects(
    elasticsearch,
    sources,
    { range, filter },
    index
  );
  return { range, effects: [...effects], problem: problemOf(sources), requests: [...requests] };
}

const only = (draft: Suppression) => ({ active: [draft], problem: null });
