import { z } from 'zod';
import type { CatalogueIndex } from '../../common/attack/catalogue_index';
import { resolveTechnique } from '../../common/attack/catalogue_index';
import type { TechniqueId } from '../../common/attack/ids';
import { valuesBySource } from '../../common/coverage/counted_values';
import { incompleteSources } from '../../common/coverage/incomplete_sources';
import type { CoverageResponse, Question, SentRequest } from '../../common/http/coverage';
import type { RuleVolume, VolumeResponse } from '../../common/http/volume';
import { parseRuleName } from '../../common/rule_name/parse';
import { indexExpressions } from '../../common/sources/index_expression';
import type { Source } from '../../common/sources/source';
import type { ViewedSource } from '../../common/sources/viewed_source';
import { carriesCountedTag, limitsOf } from '../../common/suppressions/limits';
import type { TimeRange } from '../../common/time/range';
import type { Elasticsearch } from '../platform/elasticsearch';
import {
  multiSearch,
  readTerms,
  type SearchAnswer,
  type SearchBody,
} from '../platform/multi_search';

/** What the slice needs of others, handed in by `plugin.ts`. */
export interface VolumeParts {
  getCatalogue(key: Question['filter'], elasticsearch: Elasticsearch): Promise<CatalogueIndex>;
  getSources(elasticsearch: Elasticsearch, question: Question): Promise<readonly ViewedSource[]>;
  /** The count behind the matrix: says which raw values stand for which technique. */
  countTags(
    elasticsearch: Elasticsearch,
    question: Question,
    sources: readonly Source[]
  ): Promise<Pick<CoverageResponse, 'range' | 'techniques' | 'sources'>>;
  eventFilters(source: Source, range: TimeRange, filter: Question['filter']): readonly object[];
  sentSearch(source_id: string, index: string, body: SearchBody): SentRequest;
}

/** Rules and hosts that are listed; what is beyond is summed up. */
const MOST = 1_000;

/** Rules and hosts that fit a heatmap. */
const GRID = { rules: 20, hosts: 30 };

const gridOf = (rule_name: string, host: string) => ({
  terms: { field: rule_name, size: GRID.rules },
  aggs: { hosts: { terms: { field: host, size: GRID.hosts } } },
});

interface Asked {
  readonly source: ViewedSource;
  readonly index: string;
  readonly body: SearchBody;
}

/** Tagged events by rule name and host: one search per source, over the events that the matrix counts. */
export async function askVolume(
  parts: VolumeParts,
  elasticsearch: Elasticsearch,
  question: Question
): Promise<VolumeResponse> {
  const [index, sources] = await Promise.all([
    parts.getCatalogue(question.filter, elasticsearch),
    parts.getSources(elasticsearch, question),
  ]);
  const coverage = await parts.countTags(elasticsearch, question, sources);
  const asked = planSearches(parts, question, { index, sources, coverage });
  const answers = await multiSearch(elasticsearch, asked);
  const rules = addUp(asked, answers, 'rules');
  const hosts = addUp(asked, answers, 'hosts');
  return {
    range: coverage.range,
    events: answers.reduce((sum, { total }) => sum + total, 0),
    rules: rules.values.map(({ value, events }) => describeRule(value, events, index)),
    hosts: [...hosts.values],
    rules_by_host: addUpGrid(answers),
    other: { rules: rules.other, hosts: hosts.other },
    missing: {
      rules: idsWithout(asked, 'rule_name'),
      hosts: idsWithout(asked, 'host'),
    },
    incomplete: incompleteOf(coverage, asked, answers),
    requests: asked.map(({ source, index: expression, body }) =>
      parts.sentSearch(source.id, expression, body)
    ),
  };
}

function planSearches(
  parts: VolumeParts,
  { filter }: Question,
  {
    index,
    sources,
    coverage: { range, techniques },
  }: {
    readonly index: CatalogueIndex;
    readonly sources: readonly ViewedSource[];
    readonly coverage: Pick<CoverageResponse, 'range' | 'techniques'>;
  }
): readonly Asked[] {
  const expressions = indexExpressions(sources);
  const bySource = valuesBySource(techniques);
  const asked: Asked[] = [];
  for (const source of sources) {
    const expression = expressions.get(source.id) ?? null;
    const values = bySource.get(source.id);
    if (expression === null || values === undefined) continue;
    const { rule_name, host } = source.fields;
    const top = (field: string | null) => field && { terms: { field, size: MOST } };
    const [rules, hosts] = [top(rule_name), top(host)];
    const body = {
      size: 0,
      track_total_hits: true,
      query: {
        bool: {
          filter: [
            ...parts.eventFilters(source, range, filter),
            carriesCountedTag(source, values, limitsOf(source, index)),
          ],
        },
      },
      aggs: {
        ...(rules ? { rules } : {}),
        ...(hosts ? { hosts } : {}),
        ...(rule_name && host ? { grid: gridOf(rule_name, host) } : {}),
      },
    };
    asked.push({ source, index: expression, body });
  }
  return asked;
}

function addUp(asked: readonly Asked[], answers: readonly SearchAnswer[], what: 'rules' | 'hosts') {
  const events = new Map<string, number>();
  let other = 0;
  asked.forEach((_search, n) => {
    const found = readTerms(answers[n]?.aggregations[what]);
    other += found.other_events;
    for (const { value, events: more } of found.values) {
      events.set(value, (events.get(value) ?? 0) + more);
    }
  });
  const values = [...events]
    .map(([value, count]) => ({ value, events: count }))
    .sort((a, b) => b.events - a.events || (a.value < b.value ? -1 : 1));
  return { values, other };
}

const gridSchema = z.object({
  buckets: z.array(z.object({ key: z.string(), hosts: z.unknown() })),
});

function addUpGrid(answers: readonly SearchAnswer[]): VolumeResponse['rules_by_host'] {
  const cells = new Map<string, { rule: string; host: string; events: number }>();
  for (const { aggregations } of answers) {
    const grid = gridSchema.safeParse(aggregations.grid);
    for (const { key: rule, hosts } of grid.data?.buckets ?? [])
      for (const { value: host, events: more } of readTerms(hosts).values) {
        const cell = cells.get(JSON.stringify([rule, host]));
        const events = (cell?.events ?? 0) + more;
        cells.set(JSON.stringify([rule, host]), { rule, host, events });
      }
  }
  return [...cells.values()].sort((a, b) => b.events - a.events);
}

function describeRule(value: string, events: number, index: CatalogueIndex): RuleVolume {
  const { techniques, tags, analytic_type } = parseRuleName(value);
  const ids = new Set<TechniqueId>();
  for (const { id } of techniques) {
    const resolved = resolveTechnique(index, id);
    if (resolved.kind === 'live' || resolved.kind === 'redirected') ids.add(resolved.id);
  }
  return {
    value,
    events,
    technique_ids: [...ids],
    analytic_type,
    custom_tags: tags.map(({ key, value: text }) => (key === '' ? text : `${key}=${text}`)),
  };
}

const idsWithout = (asked: readonly Asked[], role: 'rule_name' | 'host'): string[] =>
  asked.filter(({ source }) => source.fields[role] === null).map(({ source }) => source.id);

function incompleteOf(
  coverage: Pick<CoverageResponse, 'sources'>,
  asked: readonly Asked[],
  answers: readonly SearchAnswer[]
): VolumeResponse['incomplete'] {
  const incomplete = incompleteSources(coverage.sources);
  asked.forEach(({ source }, n) => {
    const answer = answers[n];
    if (answer?.status === 'complete') return;
    incomplete.push({
      source_id: source.id,
      reason: answer?.reason ?? 'The search was not answered.',
    });
  });
  return incomplete;
}
