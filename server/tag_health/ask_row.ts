import { incompleteSources } from '../../common/coverage/incomplete_sources';
import type { Question } from '../../common/http/coverage';
import type { TagRow, TagRowResponse } from '../../common/http/tag_health';
import type { Breakdown, RawEvent } from '../../common/http/techniques';
import { createCorrection } from '../../common/tag_health/correct_rule_name';
import { ruleNamesOfRow, toRow } from '../../common/tag_health/group_rule_names';
import type { Elasticsearch } from '../platform/elasticsearch';
import { multiSearch, readTerms, type SearchAnswer } from '../platform/multi_search';
import { type Assessment, assessView } from './ask_tag_health';
import type { TagHealthParts } from './parts';
import type { RuleNameSource } from './rule_name_sources';
import { buildRowBody, NEWEST_EVENTS } from './tag_health_query';

/** Below the number of values that one `terms` query takes by default (65,536). */
const MAX_QUERIED_NAMES = 10_000;
const SHOWN_RULE_NAMES = 200;

interface Asked {
  readonly asked: RuleNameSource;
  /** Null for events without a rule name. */
  readonly values: readonly string[] | null;
}

/** Rule names, hosts and newest events behind one row. */
export async function askRow(
  parts: TagHealthParts,
  elasticsearch: Elasticsearch,
  { row, ...question }: Question & { readonly row: TagRow }
): Promise<TagRowResponse> {
  const assessment = await assessView(parts, elasticsearch, question);
  const names = ruleNamesOfRow(assessment.names, row);
  const plan = planRow(assessment, row, names);
  const searches = plan.map(({ asked, values }) => {
    const filters = parts.eventFilters(asked.source, assessment.range, question.filter);
    const queried = values === null ? null : values.slice(0, MAX_QUERIED_NAMES);
    return { index: asked.index, body: buildRowBody(asked, filters, queried) };
  });
  const answers = await multiSearch(elasticsearch, searches);
  const correct = createCorrection(assessment.index);
  return {
    events: answers.reduce((sum, { total }) => sum + total, 0),
    rule_names: names.slice(0, SHOWN_RULE_NAMES).map((name) => toRow(name, correct)),
    rule_name_count: names.length,
    hosts: hostsOf(plan, answers),
    newest: newestOf(parts, plan, answers),
    incomplete: incompleteOf(assessment, plan, answers),
    requests: plan.map(({ asked }, n) =>
      parts.sentSearch(asked.source.id, asked.index, searches[n]?.body ?? {})
    ),
  };
}

function planRow(
  { sources }: Assessment,
  row: TagRow,
  names: ReturnType<typeof ruleNamesOfRow>
): readonly Asked[] {
  const plan: Asked[] = [];
  for (const asked of sources.read) {
    const { id } = asked.source;
    if (row.row === 'unnamed') {
      if (row.source_id === id) plan.push({ asked, values: null });
      continue;
    }
    const values = names.filter(({ source_id }) => source_id === id).map(({ value }) => value);
    if (values.length > 0) plan.push({ asked, values });
  }
  return plan;
}

function hostsOf(plan: readonly Asked[], answers: readonly SearchAnswer[]): Breakdown {
  const events = new Map<string, number>();
  const missing_in: string[] = [];
  let other_events = 0;
  plan.forEach(({ asked: { source } }, n) => {
    if (source.fields.host === null) missing_in.push(source.id);
    const found = readTerms(answers[n]?.aggregations.hosts);
    other_events += found.other_events;
    for (const host of found.values) {
      events.set(host.value, (events.get(host.value) ?? 0) + host.events);
    }
  });
  const values = [...events].map(([value, count]) => ({ value, events: count }));
  values.sort((a, b) => b.events - a.events || (a.value < b.value ? -1 : 1));
  return { values, other_events, missing_in };
}

const newestOf = (
  parts: TagHealthParts,
  plan: readonly Asked[],
  answers: readonly SearchAnswer[]
): RawEvent[] =>
  ([] as RawEvent[])
    .concat(
      ...plan.map(({ asked }, n) =>
        (answers[n]?.hits ?? []).map((hit) => parts.readHit(hit, asked.source))
      )
    )
    .sort((a, b) => (a.time > b.time ? -1 : a.time < b.time ? 1 : 0))
    .slice(0, NEWEST_EVENTS);

function incompleteOf(
  { answers: counts }: Assessment,
  plan: readonly Asked[],
  answers: readonly SearchAnswer[]
): TagRowResponse['incomplete'] {
  const incomplete = incompleteSources(counts);
  plan.forEach(({ asked, values }, n) => {
    const { id } = asked.source;
    if (answers[n]?.status !== 'complete') {
      incomplete.push({ source_id: id, reason: answers[n]?.reason ?? 'The search failed.' });
    }
    if (values !== null && values.length > MAX_QUERIED_NAMES) {
      const reason = `Only events of the ${MAX_QUERIED_NAMES} most frequent of ${values.length} rule names were looked for.`;
      incomplete.push({ source_id: id, reason });
    }
  });
  return incomplete;
}
