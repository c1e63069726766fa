import { z } from 'zod';
import type { CatalogueIndex } from '../../common/attack/catalogue_index';
import type { Question, SourceAnswer } from '../../common/http/coverage';
import type { SourceTagging, TagHealthResponse } from '../../common/http/tag_health';
import { narrowsEvents } from '../../common/http/view_filter';
import { type AssessedRuleName, assessRuleNames } from '../../common/tag_health/assess_rule_names';
import { createCorrection } from '../../common/tag_health/correct_rule_name';
import {
  groupAnalyticTypes,
  groupCustomTags,
  groupProblems,
} from '../../common/tag_health/group_rule_names';
import type { TimeRange } from '../../common/time/range';
import type { Elasticsearch } from '../platform/elasticsearch';
import { multiSearch, type SearchAnswer } from '../platform/multi_search';
import { resolveRange } from '../platform/resolve_range';
import type { TagHealthParts } from './parts';
import { type RuleNameSource, type SplitSources, splitSources } from './rule_name_sources';
import { buildTotalBody } from './tag_health_query';

const MAX_PROBLEMS = 500;
const MAX_CUSTOM_TAGS = 200;
const MAX_ANALYTIC_TYPES = 100;

/** Every distinct rule name of the view, read and checked. */
export interface Assessment {
  readonly range: TimeRange;
  readonly index: CatalogueIndex;
  readonly sources: SplitSources;
  readonly answers: readonly SourceAnswer[];
  readonly names: readonly AssessedRuleName[];
}

/** One flat count of rule names per source; what rows and page show is taken from it alone, so they cannot disagree. */
export async function assessView(
  parts: TagHealthParts,
  elasticsearch: Elasticsearch,
  question: Question
): Promise<Assessment> {
  const { filter } = question;
  const range = resolveRange(filter, parts.now());
  const [index, all] = await Promise.all([
    parts.getCatalogue(filter, elasticsearch),
    parts.getSources(elasticsearch, question),
  ]);
  const sources = splitSources(all);
  const read = sources.read.map(({ source }) => source);
  const { counted, answers } = await parts.countValues(elasticsearch, read, range, filter);
  return { range, index, sources, answers, names: assessRuleNames(counted, index) };
}

/** What is wrong with the tagging, and how many of Sysmon's events carry no tag at all. */
export async function askTagHealth(
  parts: TagHealthParts,
  elasticsearch: Elasticsearch,
  question: Question
): Promise<TagHealthResponse> {
  const assessment = await assessView(parts, elasticsearch, question);
  const { range, index, sources, answers, names } = assessment;
  const searches = sources.read.map((asked) => ({
    index: asked.index,
    body: buildTotalBody(asked, parts.eventFilters(asked.source, range, question.filter)),
  }));
  const totals = await multiSearch(elasticsearch, searches);
  const correct = createCorrection(index);
  const problems = groupProblems(names, correct);
  const custom_tags = groupCustomTags(names, correct);
  const analytic_types = groupAnalyticTypes(names, correct);
  const taggings = sources.read.map((asked, n) => taggingOf(asked, assessment, totals[n]));
  const { domain, version } = index.catalogue;
  return {
    range: { ...range },
    catalogue: { domain, version },
    sources: [
      ...taggings,
      ...sources.not_read.map(({ source: { id, name }, reason }) => ({
        status: 'not_read' as const,
        source_id: id,
        name,
        reason,
      })),
    ],
    problems: problems.slice(0, MAX_PROBLEMS),
    custom_tags: custom_tags.slice(0, MAX_CUSTOM_TAGS),
    analytic_types: analytic_types.slice(0, MAX_ANALYTIC_TYPES),
    left_off: {
      problems: Math.max(0, problems.length - MAX_PROBLEMS),
      custom_tags: Math.max(0, custom_tags.length - MAX_CUSTOM_TAGS),
      analytic_types: Math.max(0, analytic_types.length - MAX_ANALYTIC_TYPES),
    },
    reason: await whyNothing(parts, elasticsearch, question, assessment, taggings),
    requests: [
      ...answers.map(({ request }) => request),
      ...sources.read.map(({ source }, n) =>
        parts.sentSearch(source.id, searches[n]?.index ?? '', searches[n]?.body ?? {})
      ),
    ],
  };
}

async function whyNothing(
  parts: TagHealthParts,
  elasticsearch: Elasticsearch,
  { filter }: Question,
  { sources }: Assessment,
  taggings: readonly SourceTagging[]
) {
  if (sources.read.length + sources.not_read.length === 0) {
    return parts.explainNoSource(elasticsearch);
  }
  if (taggings.length === 0 || !taggings.every(isEmpty)) return null;
  const read = sources.read.map(({ source }) => source);
  return parts.explainNothingCounted(elasticsearch, read, narrowsEvents(filter));
}

const isEmpty = (tagging: SourceTagging): boolean =>
  tagging.status === 'counted' && tagging.rule_names === 0 && (tagging.total ?? 0) === 0;

const filterAggSchema = z.object({ doc_count: z.number() }).catch({ doc_count: 0 });

function taggingOf(
  { source }: RuleNameSource,
  { answers, names }: Assessment,
  total: SearchAnswer | undefined
): SourceTagging {
  const own = names.filter(({ source_id }) => source_id === source.id);
  const sum = (kind: string) =>
    own.reduce((events, name) => events + (name.parsed.kind === kind ? name.events : 0), 0);
  const shape = {
    source_id: source.id,
    name: source.name,
    tagged: sum('tagged'),
    named_only: sum('untagged'),
    rule_names: own.filter(({ parsed }) => parsed.kind !== 'empty').length,
  };
  const answer = answers.find(({ source_id }) => source_id === source.id);
  if (answer === undefined || total === undefined) {
    return { status: 'unknown', reason: 'The search was not answered.', ...shape };
  }
  const reason = answer.status === 'unknown' ? answer.reason : total.reason;
  if (answer.status === 'unknown' || total.status === 'unknown') {
    return { status: 'unknown', reason: reason ?? 'The search failed.', ...shape };
  }
  const too_long = filterAggSchema.parse(total.aggregations.too_long).doc_count;
  const onChannel = filterAggSchema.parse(total.aggregations.on_channel).doc_count;
  const basis = basisOf(source, onChannel);
  const known = basis === 'none' ? null : total.total;
  const { tagged, named_only } = shape;
  return {
    status: 'counted',
    ...shape,
    total: known,
    unnamed: known === null ? null : Math.max(0, known - tagged - named_only - too_long),
    too_long,
    basis,
    paged: answer.paged,
  };
}

/** A channel field that never says Sysmon is no ground for a share: then nothing says which events are Sysmon's. */
function basisOf({ filter, fields }: RuleNameSource['source'], onChannel: number) {
  if (filter !== null) return 'source_filter' as const;
  if (fields.channel === null) return 'whole_source' as const;
  return onChannel > 0 ? ('channel' as const) : ('none' as const);
}
