import { z } from 'zod';
import { CoverageError } from '../../common/errors';
import type { Elasticsearch } from '../platform/elasticsearch';

const NEEDED_PROCESSORS = ['script', 'append'];

const nodesSchema = z.object({
  nodes: z.record(
    z.string(),
    z.object({
      ingest: z
        .object({ processors: z.array(z.object({ type: z.string() })) })
        .default({ processors: [] }),
    })
  ),
});

const languagesSchema = z.object({
  language_contexts: z.array(z.object({ language: z.string(), contexts: z.array(z.string()) })),
});

/**
 * What the cluster lacks for the pipeline.
 *
 * @returns empty where nothing is missing; null where the user may not ask (the privilege `monitor`)
 */
export async function findMissing(elasticsearch: Elasticsearch): Promise<readonly string[] | null> {
  const [processors, languages] = await Promise.all([
    ask(elasticsearch, '/_nodes/ingest'),
    ask(elasticsearch, '/_script_language'),
  ]);
  if (processors === null && languages === null) return null;
  const missing: string[] = [];
  if (processors !== null) missing.push(...missingProcessors(processors));
  if (languages !== null && !knowsPainless(languages)) missing.push(PAINLESS);
  return missing;
}

const PAINLESS = 'the script language painless for ingest (module lang-painless)';

/** A processor must be on every node that may run the pipeline. */
function missingProcessors(answer: unknown): readonly string[] {
  const nodes = Object.values(nodesSchema.parse(answer).nodes);
  return NEEDED_PROCESSORS.filter((needed) =>
    nodes.some(({ ingest }) => !ingest.processors.some(({ type }) => type === needed))
  ).map((type) => `the ingest processor ${type} (module ingest-common)`);
}

const knowsPainless = (answer: unknown): boolean =>
  languagesSchema
    .parse(answer)
    .language_contexts.some(
      ({ language, contexts }) =>
        language === 'painless' &&
        contexts.some((context) => context === 'ingest' || context === 'processor_conditional')
    );

async function ask(elasticsearch: Elasticsearch, path: string): Promise<unknown> {
  try {
    return await elasticsearch.request({ method: 'GET', path });
  } catch (error) {
    if (error instanceof CoverageError && error.code !== 'elasticsearch_unreachable') return null;
    throw error;
  }
}

/** @throws CoverageError `unsupported`, naming what is missing */
export async function requireNothingMissing(elasticsearch: Elasticsearch): Promise<void> {
  const missing = await findMissing(elasticsearch);
  if (missing === null || missing.length === 0) return;
  throw new CoverageError(
    'unsupported',
    `This Elasticsearch cannot run the pipeline: it lacks ${missing.join(' and ')}. Nothing was installed. Counting works without it, and the Logstash filter writes the same fields.`
  );
}
