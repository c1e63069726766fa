import { z } from 'zod';
import { CoverageError } from '../../common/errors';
import type { PipelineUse } from '../../common/http/enrichment';
import type { Elasticsearch } from '../platform/elasticsearch';

export interface PipelineUses {
  readonly used_by: readonly PipelineUse[];
  /** What could not be asked; null where all was. */
  readonly uses_unknown: string | null;
}

/** Who would refuse events, or stop enriching, if the pipeline were gone; as far as the calling user may see. */
export async function findUses(elasticsearch: Elasticsearch, name: string): Promise<PipelineUses> {
  const used_by: PipelineUse[] = [];
  const unknown: string[] = [];
  await Promise.all(
    PLACES.map(async ({ path, querystring, read }) => {
      try {
        const answer = await elasticsearch.request({
          method: 'GET',
          path,
          ...(querystring ? { querystring } : {}),
        });
        used_by.push(...read(answer, name));
      } catch (error) {
        if (!(error instanceof CoverageError)) throw error;
        // Elasticsearch answers 404 where there is no pipeline or template at all.
        if (error.code !== 'not_found') unknown.push(`${path}: ${error.message}`);
      }
    })
  );
  used_by.sort((a, b) => (`${a.kind} ${a.name}` < `${b.kind} ${b.name}` ? -1 : 1));
  return { used_by, uses_unknown: unknown.length === 0 ? null : unknown.join(' ') };
}

interface Place {
  readonly path: string;
  readonly querystring?: Readonly<Record<string, string | boolean>>;
  readonly read: (answer: unknown, name: string) => readonly PipelineUse[];
}

const pipelines = z.object({
  default_pipeline: z.string().nullish(),
  final_pipeline: z.string().nullish(),
});
/** Settings as Elasticsearch hands them out nested, and as templates may hold them flat. */
const settingsSchema = z
  .object({
    index: pipelines.nullish(),
    'index.default_pipeline': z.string().nullish(),
    'index.final_pipeline': z.string().nullish(),
  })
  .nullish();
type Settings = z.output<typeof settingsSchema>;

const namedIn = (
  settings: Settings,
  pipeline: string,
  use: Pick<PipelineUse, 'kind' | 'name'>
): readonly PipelineUse[] => {
  const uses: PipelineUse[] = [];
  for (const how of ['default_pipeline', 'final_pipeline'] as const) {
    const value = settings?.index?.[how] ?? settings?.[`index.${how}`];
    if (value === pipeline) uses.push({ ...use, how });
  }
  return uses;
};

const indexSchema = z.record(z.string(), z.object({ settings: settingsSchema }));
const templateSchema = z.object({ settings: settingsSchema }).nullish();

const PLACES: readonly Place[] = [
  {
    path: '/_all/_settings/index.*_pipeline',
    querystring: { expand_wildcards: 'all', ignore_unavailable: true, allow_no_indices: true },
    read: (answer, pipeline) => readRecord('index', indexSchema.parse(answer), pipeline),
  },
  {
    path: '/_template',
    read: (answer, pipeline) => readRecord('legacy_template', indexSchema.parse(answer), pipeline),
  },
  {
    path: '/_index_template',
    read: (answer, pipeline) =>
      ([] as PipelineUse[]).concat(
        ...z
          .object({
            index_templates: z.array(
              z.object({
                name: z.string(),
                index_template: z.object({ template: templateSchema }),
              })
            ),
          })
          .parse(answer)
          .index_templates.map(({ name, index_template }) =>
            namedIn(index_template.template?.settings, pipeline, { kind: 'index_template', name })
          )
      ),
  },
  {
    path: '/_component_template',
    read: (answer, pipeline) =>
      ([] as PipelineUse[]).concat(
        ...z
          .object({
            component_templates: z.array(
              z.object({
                name: z.string(),
                component_template: z.object({ template: templateSchema }),
              })
            ),
          })
          .parse(answer)
          .component_templates.map(({ name, component_template }) =>
            namedIn(component_template.template?.settings, pipeline, {
              kind: 'component_template',
              name,
            })
          )
      ),
  },
  { path: '/_ingest/pipeline', read: readPipelines },
];

const readRecord = (
  kind: PipelineUse['kind'],
  found: z.output<typeof indexSchema>,
  pipeline: string
): readonly PipelineUse[] =>
  ([] as PipelineUse[]).concat(
    ...Object.keys(found).map((name) => namedIn(found[name]?.settings, pipeline, { kind, name }))
  );

/** Other pipelines that call ours, such as Elastic Agent's `@custom` one. */
function readPipelines(answer: unknown, pipeline: string): readonly PipelineUse[] {
  const all = z.record(z.string(), z.unknown()).parse(answer);
  return Object.keys(all)
    .filter((name) => name !== pipeline && calls(all[name], pipeline, 0))
    .map((name) => ({ kind: 'pipeline', name, how: 'processor' }));
}

function calls(value: unknown, pipeline: string, depth: number): boolean {
  if (typeof value !== 'object' || value === null || depth > 30) return false;
  return Object.entries(value).some(([key, inner]: [string, unknown]) => {
    const named = z.object({ name: z.literal(pipeline) }).safeParse(inner).success;
    return (key === 'pipeline' && named) || calls(inner, pipeline, depth + 1);
  });
}
