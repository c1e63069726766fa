import { CoverageError } from '../../common/errors';
import type {
  EnrichmentCheck,
  EnrichmentOptionsInput,
  PipelineInCluster,
} from '../../common/http/enrichment';
import type { Elasticsearch } from '../platform/elasticsearch';
import { checkPipeline, notOurs } from './check';
import { buildEnrichmentPipeline } from './pipeline';
import { readState } from './pipeline_state';
import { toPipelineOptions } from './recipes';
import { findMissing, requireNothingMissing } from './requirements';
import { findUses } from './uses';

/** What the cluster has of the pipeline, lacks for it, and uses it for. */
export async function describePipeline(
  elasticsearch: Elasticsearch,
  options: EnrichmentOptionsInput
): Promise<PipelineInCluster> {
  const [state, missing, uses] = await Promise.all([
    readState(elasticsearch, options),
    findMissing(elasticsearch),
    findUses(elasticsearch, options.name),
  ]);
  return {
    state,
    missing: missing === null ? null : [...missing],
    used_by: [...uses.used_by],
    uses_unknown: uses.uses_unknown,
  };
}

/**
 * Installs the pipeline, or brings the installed one up to date, and checks what is installed then.
 *
 * @throws CoverageError `unsupported` where the cluster cannot run it: nothing is installed then; `conflict` where the
 *   name is another's
 */
export async function installPipeline(
  elasticsearch: Elasticsearch,
  options: EnrichmentOptionsInput
): Promise<PipelineInCluster & { check: EnrichmentCheck }> {
  const body = buildEnrichmentPipeline(toPipelineOptions(options));
  await requireNothingMissing(elasticsearch);
  const before = await readState(elasticsearch, options);
  if (before.kind === 'foreign') throw notOurs(options.name);
  if (before.kind === 'unknown') throw new CoverageError('forbidden', before.reason ?? '');
  await elasticsearch.request({ method: 'PUT', path: pathOf(options.name), body });
  const check = await checkPipeline(elasticsearch, options);
  return { ...(await describePipeline(elasticsearch, options)), check };
}

/**
 * Removes the pipeline.
 *
 * @throws CoverageError `conflict` where something names it, listing what, or where that could not be asked; or where
 *   it is another's; `not_found` where there is none
 */
export async function removePipeline(
  elasticsearch: Elasticsearch,
  options: EnrichmentOptionsInput
): Promise<{ removed: string }> {
  const { name } = options;
  const { state, used_by, uses_unknown } = await describePipeline(elasticsearch, options);
  if (state.kind === 'not_installed') {
    throw new CoverageError('not_found', `There is no pipeline ${name}.`);
  }
  if (state.kind === 'foreign') throw notOurs(name);
  if (state.kind === 'unknown') throw new CoverageError('forbidden', state.reason ?? '');
  if (used_by.length > 0) {
    const uses = used_by.map((use) => `${use.kind.replace(/_/g, ' ')} ${use.name} (${use.how})`);
    throw new CoverageError(
      'conflict',
      `The pipeline ${name} is still named by: ${uses.join(', ')}. They would refuse events without it: take it out there first.`
    );
  }
  if (uses_unknown !== null) {
    throw new CoverageError(
      'conflict',
      `Whether something still names the pipeline ${name} could not be asked, so it stays. ${uses_unknown}`
    );
  }
  await elasticsearch.request({ method: 'DELETE', path: pathOf(name) });
  return { removed: name };
}

const pathOf = (name: string): string => `/_ingest/pipeline/${encodeURIComponent(name)}`;
