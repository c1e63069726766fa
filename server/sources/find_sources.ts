import { LAYOUTS, probedFields } from '../../common/sources/layouts';
import type { FoundSource, SourceProblem } from '../../common/http/sources';
import type { Source } from '../../common/sources/source';
import { parseRuleName } from '../../common/rule_name/parse';
import type { Elasticsearch } from '../platform/elasticsearch';
import { multiSearch, readTerms, type Search, type SearchAnswer } from '../platform/multi_search';
import { fieldsByIndex, type IndexFields } from './field_capabilities';
import { type FittedLayout, fitLayout } from './layout_fields';
import { seriesOf } from './index_series';

/** Indices of one series whose fields fit the same layouts in the same way. */
interface Candidate {
  readonly series: string;
  readonly indices: readonly string[];
  /** Layouts that can be counted, in order of precedence. */
  readonly fitted: readonly FittedLayout[];
  /** Problems of layouts that are there but cannot be counted. */
  readonly unusable: readonly SourceProblem[];
}

const MAX_LISTED_INDICES = 50;

/** Where to look when nobody said so: every index that the user may read. */
export const ALL_INDICES = '*';

export interface Findings {
  readonly sources: readonly FoundSource[];
  /** What stands in the way of reading an index as a source at all. */
  readonly problems: readonly SourceProblem[];
  /** Indices that the user may read, tagged or not. */
  readonly readable_indices: number;
}

/**
 * Finds tagged events by their fields, as the calling user: one `_field_caps` for all known layouts, then one
 * `_msearch` that asks which of the fitting layouts really has tagged events (templates map fields nobody fills).
 */
export async function findSources(elasticsearch: Elasticsearch): Promise<Findings> {
  const byIndex = fieldsByIndex(await askFields(elasticsearch));
  const candidates = groupIndices(byIndex);
  const probes: { candidate: Candidate; fitted: FittedLayout; search: Search }[] = [];
  for (const candidate of candidates) {
    for (const fitted of candidate.fitted) {
      probes.push({ candidate, fitted, search: probeOf(candidate, fitted) });
    }
  }
  const answers = await multiSearch(
    elasticsearch,
    probes.map(({ search }) => search)
  );
  const sources: FoundSource[] = [];
  const problems: SourceProblem[] = [];
  for (const candidate of candidates) {
    const own: { fitted: FittedLayout; answer: SearchAnswer | undefined }[] = [];
    probes.forEach((probe, n) => {
      if (probe.candidate === candidate) own.push({ fitted: probe.fitted, answer: answers[n] });
    });
    const chosen = own.find(({ answer }) => (answer?.total ?? 0) > 0) ?? own[0];
    if (chosen) sources.push(toSource(candidate, chosen.fitted, chosen.answer));
    else problems.push(...candidate.unusable);
  }
  return { sources: uniqueIds(sources), problems, readable_indices: byIndex.size };
}

const askFields = (elasticsearch: Elasticsearch) =>
  elasticsearch.request({
    method: 'POST',
    path: `/${ALL_INDICES}/_field_caps`,
    querystring: {
      fields: probedFields(LAYOUTS).join(','),
      include_unmapped: true,
      ignore_unavailable: true,
      allow_no_indices: true,
      expand_wildcards: 'open',
    },
  });

function groupIndices(byIndex: ReadonlyMap<string, IndexFields>): readonly Candidate[] {
  const groups = new Map<string, Candidate & { indices: string[] }>();
  for (const [index, present] of byIndex) {
    const fits = LAYOUTS.map((layout) => fitLayout(layout, present)).filter(
      (fit): fit is FittedLayout => fit !== null
    );
    if (fits.length === 0) continue;
    const fitted = fits.filter(isCountable);
    const unusable = ([] as SourceProblem[]).concat(...fits.map(({ problems }) => problems));
    const series = seriesOf(index);
    const key = JSON.stringify([series, fitted.map(({ layout, fields }) => [layout.id, fields])]);
    const group = groups.get(key) ?? { series, indices: [], fitted, unusable };
    group.indices.push(index);
    groups.set(key, group);
  }
  return splitMixedSeries([...groups.values()]);
}

const isCountable = ({ fields }: FittedLayout): boolean =>
  fields.technique_ids !== null || fields.rule_name !== null;

/** A series whose indices are mapped in several ways is several sources, each naming its indices one by one. */
function splitMixedSeries(groups: readonly Candidate[]): readonly Candidate[] {
  const ways = new Map<string, number>();
  for (const { series } of groups) ways.set(series, (ways.get(series) ?? 0) + 1);
  return groups.map((group) => {
    if ((ways.get(group.series) ?? 0) < 2) return group;
    const mixed: SourceProblem = {
      kind: 'mixed_types',
      subject: group.series,
      message: `The indices of ${group.series} map the tag fields in different ways, so they are read as several sources.`,
    };
    const fitted = group.fitted.map((fit) => ({ ...fit, problems: [...fit.problems, mixed] }));
    return { ...group, series: group.indices.join(','), fitted };
  });
}

/** Tagged events of a layout, and the commonest rule names that no pipeline split. */
function probeOf({ series }: Candidate, { fields, filter }: FittedLayout): Search {
  const { technique_ids, rule_name } = fields;
  const must = filter === null ? [] : [{ query_string: { query: filter } }];
  const tagged = [technique_ids, rule_name].filter((name): name is string => name !== null);
  const aggs =
    technique_ids === null || rule_name === null
      ? {}
      : {
          unsplit: {
            filter: {
              bool: {
                filter: [{ exists: { field: rule_name } }],
                must_not: [
                  { exists: { field: technique_ids } },
                  { terms: { [rule_name]: ['-', ''] } },
                ],
              },
            },
            aggs: { rule_names: { terms: { field: rule_name, size: 100 } } },
          },
        };
  return {
    index: series,
    body: {
      size: 0,
      track_total_hits: 1,
      query: {
        bool: {
          filter: must,
          should: tagged.map((field) => ({ exists: { field } })),
          minimum_should_match: 1,
        },
      },
      ...(Object.keys(aggs).length > 0 ? { aggs } : {}),
    },
  };
}

function toSource(
  { series, indices }: Candidate,
  { layout, fields, filter, problems }: FittedLayout,
  answer: SearchAnswer | undefined
): FoundSource {
  const found: SourceProblem[] = [...problems];
  if (answer?.status === 'unknown') {
    found.push({ kind: 'unreadable', subject: series, message: answer.reason ?? 'not readable' });
  } else if ((answer?.total ?? 0) === 0) {
    found.push({
      kind: 'no_tagged_events',
      subject: series,
      message: `${series} has the fields of ${layout.name}, but no event in it carries a tag.`,
    });
  }
  const source: Source = {
    id: `${series.replace(/[^\w.-]+/g, '_').slice(0, 100)}.${layout.id}`,
    name: `${series.length > 80 ? `${series.slice(0, 77)}…` : series}: ${layout.name}`,
    index_pattern: series,
    origin: layout.origin,
    filter,
    fields,
    tags_from: tagsFrom(fields, answer),
  };
  return {
    source,
    indices: indices.slice(0, MAX_LISTED_INDICES),
    index_count: indices.length,
    problems: found,
  };
}

/**
 * Ids that a pipeline split are cheaper to count than rule names, and right only where the pipeline splits every
 * name that carries an id. One that leaves some whole (a bare `T1003`) sends us back to the rule names.
 */
function tagsFrom(
  { technique_ids, rule_name }: Source['fields'],
  answer: SearchAnswer | undefined
): Source['tags_from'] {
  if (technique_ids === null) return 'rule_name';
  if (rule_name === null) return 'technique_ids';
  const unsplit = answer?.aggregations.unsplit;
  const names =
    typeof unsplit === 'object' && unsplit !== null && 'rule_names' in unsplit
      ? readTerms(unsplit.rule_names).values
      : [];
  const missed = names.some(({ value }) => parseRuleName(value).techniques.length > 0);
  return missed ? 'rule_name' : 'technique_ids';
}

function uniqueIds(found: readonly FoundSource[]): readonly FoundSource[] {
  const used = new Set<string>();
  return found.map((entry) => {
    let id = entry.source.id;
    for (let n = 2; used.has(id); n++) id = `${entry.source.id}.${n}`;
    used.add(id);
    return id === entry.source.id ? entry : { ...entry, source: { ...entry.source, id } };
  });
}
