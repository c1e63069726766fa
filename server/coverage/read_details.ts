import { z } from 'zod';
import type { TechniqueId } from '../../common/attack/ids';
import type { Distinct, TechniqueDetails } from '../../common/http/coverage_details';
import { readTerms, type SearchAnswer } from '../platform/multi_search';
import { type DetailsQuestion, splitTechniques } from './details_query';

const metric = z.object({ value: z.number().nullable() });
const partsSchema = z.object({
  doc_count: z.number(),
  first: metric,
  last: metric,
  over_time: z.object({ buckets: z.array(z.object({ key: z.number(), doc_count: z.number() })) }),
  host_count: metric.optional(),
  hosts: z.unknown().optional(),
  rule_count: metric.optional(),
});
type Parts = z.output<typeof partsSchema>;

const answerSchema = z.object({
  values: z
    .object({ buckets: z.array(partsSchema.extend({ key: z.union([z.string(), z.number()]) })) })
    .optional(),
  techniques: z.object({ buckets: z.record(z.string(), partsSchema) }).optional(),
});

/** What one source says of one technique. */
export interface SourceDetails {
  readonly id: TechniqueId;
  readonly first_ms: number;
  readonly last_ms: number;
  /** Start of a bucket (milliseconds since 1970) → events. */
  readonly over_time: ReadonlyMap<number, number>;
  /** Null where the source has no such field. */
  readonly hosts: DistinctHosts | null;
  readonly rules: Distinct | null;
}

/** `names` where every one is known, so that they can be put together with those of other sources. */
interface DistinctHosts extends Distinct {
  readonly names: ReadonlySet<string> | null;
}

/** Reads a source's answer; techniques without an event are left out. */
export function readDetails(
  question: DetailsQuestion,
  answer: SearchAnswer
): readonly SourceDetails[] {
  const { values, techniques } = answerSchema.parse(answer.aggregations);
  const [plain, apart] = splitTechniques(question);
  const byValue = new Map(values?.buckets.map((bucket) => [String(bucket.key), bucket]));
  const details: SourceDetails[] = [];
  for (const [id, own] of plain) {
    const found = own.map((value) => byValue.get(value)).filter(isThere);
    if (found.length > 0) details.push(toDetails(id, found, question, own.length));
  }
  for (const [id, own] of apart) {
    const found = techniques?.buckets[id];
    if (found && found.doc_count > 0) details.push(toDetails(id, [found], question, own.length));
  }
  return details;
}

const isThere = <Value>(value: Value | undefined): value is Value => value !== undefined;

function toDetails(
  id: TechniqueId,
  found: readonly Parts[],
  { source }: DetailsQuestion,
  values: number
): SourceDetails {
  const over_time = new Map<number, number>();
  for (const { over_time: histogram } of found) {
    for (const { key, doc_count } of histogram.buckets) {
      over_time.set(key, (over_time.get(key) ?? 0) + doc_count);
    }
  }
  const numbers = (read: (parts: Parts) => number | null | undefined) =>
    found.map(read).filter((value): value is number => typeof value === 'number');
  return {
    id,
    first_ms: Math.min(...numbers(({ first }) => first.value)),
    last_ms: Math.max(...numbers(({ last }) => last.value)),
    over_time,
    hosts: source.fields.host === null ? null : hostsOf(found),
    rules: rulesOf(found, source, values),
  };
}

/** The names are all there where none was cut off: then values that share hosts are not added up. */
function hostsOf(found: readonly Parts[]): DistinctHosts {
  const names = new Set<string>();
  let whole = true;
  for (const { hosts } of found) {
    const listed = readTerms(hosts);
    whole = whole && hosts !== undefined && listed.other_events === 0;
    for (const { value } of listed.values) names.add(value);
  }
  if (whole) return { count: names.size, at_least: false, names };
  const most = Math.max(0, ...found.map(({ host_count }) => host_count?.value ?? 0));
  return { count: Math.max(most, names.size), at_least: found.length > 1, names: null };
}

/** Where rule names are counted, each raw value is one. */
function rulesOf(
  found: readonly Parts[],
  source: DetailsQuestion['source'],
  values: number
): Distinct | null {
  if (source.tags_from === 'rule_name') return { count: values, at_least: false };
  if (source.fields.rule_name === null) return null;
  const counts = found.map(({ rule_count }) => rule_count?.value ?? 0);
  return { count: Math.max(0, ...counts), at_least: found.length > 1 };
}

/** Puts together what the sources say; hosts of two sources are one where their names say so. */
export function mergeDetails(
  found: readonly (readonly SourceDetails[])[],
  starts_ms: readonly number[]
): readonly TechniqueDetails[] {
  const byId = new Map<TechniqueId, SourceDetails[]>();
  for (const details of found) {
    for (const each of details) byId.set(each.id, [...(byId.get(each.id) ?? []), each]);
  }
  const merged: TechniqueDetails[] = [];
  for (const [id, own] of byId) {
    merged.push({
      id,
      hosts: mergeHosts(own),
      rules: mergeRules(own),
      first_seen: new Date(Math.min(...own.map(({ first_ms }) => first_ms))).toISOString(),
      last_seen: new Date(Math.max(...own.map(({ last_ms }) => last_ms))).toISOString(),
      sparkline: starts_ms.map((start) =>
        own.reduce((sum, { over_time }) => sum + (over_time.get(start) ?? 0), 0)
      ),
    });
  }
  return merged.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function mergeHosts(own: readonly SourceDetails[]): Distinct | null {
  const hosts = own.map((details) => details.hosts).filter((each) => each !== null);
  const [first] = hosts;
  if (first === undefined) return null;
  const missing = hosts.length < own.length;
  if (hosts.length === 1) return { count: first.count, at_least: first.at_least || missing };
  const names = new Set<string>();
  for (const each of hosts) each.names?.forEach((name) => names.add(name));
  const whole = hosts.every((each) => each.names !== null);
  const most = Math.max(names.size, ...hosts.map(({ count }) => count));
  return { count: whole ? names.size : most, at_least: !whole || missing };
}

function mergeRules(own: readonly SourceDetails[]): Distinct | null {
  const rules = own.map((details) => details.rules).filter((each) => each !== null);
  if (rules.length === 0) return null;
  const single = rules.length === 1 && own.length === 1;
  return {
    count: Math.max(...rules.map(({ count }) => count)),
    at_least: !single || rules.some(({ at_least }) => at_least),
  };
}
