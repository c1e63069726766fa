import { LAYOUTS, probedFields } from '../../common/sources/layouts';
import type { FoundSource, SourceProblem } from '../../common/http/sources';
import { indexExpressions, namedPatterns } from '../../common/sources/index_expression';
import type { Source } from '../../common/sources/source';
import { parseRuleName } from '../../common/rule_name/parse';
import type { Elasticsearch } from '../platform/elasticsearch';
import { DEFAULT_SPACE } from '../platform/space';
import { ALERT_SERIES } from './index_series';
import { multiSearch, readTerms, type Search, type SearchAnswer } from '../platform/multi_search';
import { fieldsByIndex } from './field_capabilities';
import { type Candidate, groupIndices } from './group_indices';
import type { FittedLayout } from './layout_fields';
import { probeBody } from './probe';

export const MAX_LISTED_INDICES = 50;

/** Where to look when nobody said so: every index that the user may read. */
export const ALL_INDICES = '*';

export interface Findings {
  readonly sources: readonly FoundSource[];
  /** What stands in the way of reading an index as a source at all. */
  readonly problems: readonly SourceProblem[];
  /** Indices that the user may read, tagged or not. */
  readonly readable_indices: number;
  readonly index_names: readonly string[];
}

/**
 * Finds tagged events by their fields, as the calling user: one `_field_caps` for all known layouts, then one
 * `_msearch` that asks which of the fitting layouts really has tagged events (templates map fields nobody fills).
 */
export async function findSources(elasticsearch: Elasticsearch): Promise<Findings> {
  const byIndex = fieldsByIndex(await askFields(elasticsearch));
  const candidates = groupIndices(byIndex);
  const expressions = indexExpressions(candidates.filter(({ fitted }) => fitted.length > 0));
  const probes: { candidate: Candidate; fitted: FittedLayout; search: Search }[] = [];
  for (const candidate of candidates) {
    const index = expressions.get(candidate.id) ?? null;
    if (index === null) continue;
    for (const fitted of candidate.fitted) {
      probes.push({ candidate, fitted, search: { index, body: probeBody(asProbed(fitted)) } });
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
    const hasEvents = ({ answer }: (typeof own)[number]) => (answer?.total ?? 0) > 0;
    const observed = own.filter(({ fitted }) => fitted.layout.origin === 'sysmon_rule');
    const chosen = observed.find(hasEvents) ?? observed[0];
    // Every ECS template maps the fields of alerts: without events they are no source.
    const alerted = own.filter((probe) => !observed.includes(probe) && hasEvents(probe));
    for (const { fitted, answer } of chosen ? [chosen, ...alerted] : alerted) {
      sources.push(toSource(candidate, fitted, answer));
    }
    if (own.length === 0) problems.push(...candidate.unusable);
  }
  return {
    sources: uniqueIds(sources),
    problems,
    readable_indices: byIndex.size,
    index_names: [...byIndex.keys()],
  };
}

/** What a detection rule is called is no tag, whatever ids stand in it. */
const asProbed = (fitted: FittedLayout): FittedLayout =>
  fitted.layout.origin === 'detection_rule'
    ? { ...fitted, fields: { ...fitted.fields, rule_name: null } }
    : fitted;

/** Elastic Security hides the alerts of a space from wildcards that do not begin with a dot. */
const alertIndices = (space = DEFAULT_SPACE): readonly string[] =>
  ALERT_SERIES.map((series) => `${series}${space}*`);

const askFields = (elasticsearch: Elasticsearch) =>
  elasticsearch.request({
    method: 'POST',
    path: `/${[ALL_INDICES, ...alertIndices(elasticsearch.space)].join(',')}/_field_caps`,
    querystring: {
      fields: probedFields(LAYOUTS).join(','),
      include_unmapped: true,
      ignore_unavailable: true,
      allow_no_indices: true,
      expand_wildcards: 'open',
    },
  });

function toSource(
  { id, index_pattern, indices }: Candidate,
  { layout, fields, filter, covered_by, problems }: FittedLayout,
  answer: SearchAnswer | undefined
): FoundSource {
  const found: SourceProblem[] = [...problems];
  // What is left out changes from day to day; the source stays the same one.
  const named = namedPatterns([{ id, index_pattern }]).join(',');
  if (answer?.status === 'unknown') {
    found.push({
      kind: 'unreadable',
      subject: index_pattern,
      message: answer.reason ?? 'not readable',
    });
  } else if ((answer?.total ?? 0) === 0) {
    found.push({
      kind: 'no_tagged_events',
      subject: index_pattern,
      message: `${index_pattern} has the fields of ${layout.name}, but no event in it carries a tag.`,
    });
  }
  const source: Source = {
    id: `${named.replace(/[^\w.-]+/g, '_').slice(0, 100)}.${layout.id}`,
    name: `${shorten(named)}: ${layout.name}`,
    index_pattern,
    origin: layout.origin,
    filter,
    fields,
    ...(layout.scope === undefined ? {} : { scope: layout.scope }),
    ...(covered_by === null ? {} : { covered_by }),
    tags_from: layout.origin === 'detection_rule' ? 'technique_ids' : tagsFrom(fields, answer),
  };
  return {
    source,
    indices: indices.slice(0, MAX_LISTED_INDICES),
    index_count: indices.length,
    problems: found,
  };
}

const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 77)}…` : text);

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
