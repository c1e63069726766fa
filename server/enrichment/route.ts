import {
  backfillEndpoint,
  enrichmentCheckEndpoint,
  enrichmentEndpoint,
  enrichmentOptionsSchema,
  installEnrichmentEndpoint,
  removeEnrichmentEndpoint,
} from '../../common/http/enrichment';
import type { Source } from '../../common/sources/source';
import type { Elasticsearch } from '../platform/elasticsearch';
import { implement } from '../platform/implement';
import { planBackfill } from './backfill';
import { checkPipeline } from './check';
import { describePipeline, installPipeline, removePipeline } from './manage';
import { buildRecipes, buildRequests } from './recipes';

/**
 * The ingest pipeline: looked at, checked, installed, removed, and what it would take to enrich old events.
 *
 * @param getSources - those that the server finds, where a request brings none
 */
export const enrichmentRoutes = (
  getSources: (elasticsearch: Elasticsearch) => Promise<readonly Source[]>
) => [
  implement(enrichmentEndpoint, async ({ elasticsearch, body }) => ({
    requests: buildRequests(body),
    recipes: buildRecipes(body),
    ...(await describePipeline(elasticsearch, body)),
  })),
  implement(enrichmentCheckEndpoint, ({ elasticsearch, body: { texts, ...options } }) =>
    checkPipeline(elasticsearch, options, texts)
  ),
  implement(installEnrichmentEndpoint, ({ elasticsearch, body }) =>
    installPipeline(elasticsearch, body)
  ),
  implement(removeEnrichmentEndpoint, ({ elasticsearch, params: { name } }) =>
    removePipeline(elasticsearch, enrichmentOptionsSchema.parse({ name }))
  ),
  implement(backfillEndpoint, async ({ elasticsearch, body: { sources, ...options } }) =>
    planBackfill(elasticsearch, options, sources ?? (await getSources(elasticsearch)))
  ),
];
