import {
  type AnalyticTypeRow,
  type CustomTagRow,
  type RuleNameRow,
  TAG_PROBLEM_KINDS,
  type TagProblemRow,
  type TagRow,
} from '../http/tag_health';
import { normalizeKey, roleOfKey, saysNothing } from '../rule_name/grammar';
import { type AssessedRuleName, problemKey, type TagProblem } from './assess_rule_names';

/** Rule names that a row of the page lists by itself; the others come when it is opened. */
const SHOWN_RULE_NAMES = 3;
const SHOWN_VALUES = 20;
const SHOWN_SPELLINGS = 5;

type Correct = (text: string) => readonly string[];

/** A rule name as a row shows it; what to write instead only where something is wrong. */
export const toRow = (
  { source_id, value, events, problems }: AssessedRuleName,
  correct: Correct
): RuleNameRow => ({
  source_id,
  value,
  events,
  write_instead: problems.length === 0 ? [] : [...correct(value)],
});

/**
 * Problems by kind and subject.
 *
 * @returns worst kind first (`TAG_PROBLEM_KINDS`), within it by events
 */
export function groupProblems(
  names: readonly AssessedRuleName[],
  correct: Correct
): readonly TagProblemRow[] {
  const groups = new Map<string, { problem: TagProblem; names: AssessedRuleName[] }>();
  for (const name of names) {
    for (const problem of name.problems) {
      const key = problemKey(problem);
      const group = groups.get(key) ?? { problem, names: [] };
      group.names.push(name);
      groups.set(key, group);
    }
  }
  const rank = ({ kind }: TagProblemRow) => TAG_PROBLEM_KINDS.indexOf(kind);
  return [...groups.values()]
    .map(({ problem, names: own }): TagProblemRow => ({ ...problem, ...summarize(own, correct) }))
    .sort((a, b) => rank(a) - rank(b) || b.events - a.events);
}

/** Custom tags by key, free text under an empty one; the analytic type has rows of its own. */
export function groupCustomTags(
  names: readonly AssessedRuleName[],
  correct: Correct
): readonly CustomTagRow[] {
  const groups = new Map<string, AssessedRuleName[]>();
  for (const name of names) {
    for (const key of customKeys(name)) addTo(groups, key, name);
  }
  return [...groups]
    .map(([key, own]): CustomTagRow => {
      const values = countBy(own, (name) => customTags(name, key).map(({ value }) => value));
      const spellings = countBy(own, (name) => customTags(name, key).map((tag) => tag.key));
      return {
        key,
        spellings: spellings.slice(0, SHOWN_SPELLINGS).map(({ value }) => value),
        value_count: values.length,
        values: values.slice(0, SHOWN_VALUES),
        ...summarize(own, correct),
      };
    })
    .sort((a, b) => b.events - a.events);
}

/** Rule names with a technique, by analytic type; null for those without one. */
export function groupAnalyticTypes(
  names: readonly AssessedRuleName[],
  correct: Correct
): readonly AnalyticTypeRow[] {
  const groups = new Map<string | null, AssessedRuleName[]>();
  for (const name of names) {
    const { analytic_type, kind } = name.parsed;
    if (analytic_type === null && kind !== 'tagged') continue;
    addTo(groups, analytic_type, name);
  }
  return [...groups]
    .map(([value, own]): AnalyticTypeRow => ({ value, ...summarize(own, correct) }))
    .sort((a, b) => Number(a.value === null) - Number(b.value === null) || b.events - a.events);
}

/** The rule names of a row, largest first; none for events without a rule name. */
export function ruleNamesOfRow(
  names: readonly AssessedRuleName[],
  row: TagRow
): readonly AssessedRuleName[] {
  return byEvents(names.filter((name) => isInRow(name, row)));
}

function isInRow(name: AssessedRuleName, row: TagRow): boolean {
  const { parsed, problems, source_id } = name;
  switch (row.row) {
    case 'problem':
      return problems.some((problem) => problemKey(problem) === problemKey(row));
    case 'custom_tag':
      return customKeys(name).includes(row.key);
    case 'analytic_type':
      return parsed.analytic_type === row.value && (row.value !== null || parsed.kind === 'tagged');
    case 'named_only':
      return source_id === row.source_id && parsed.kind === 'untagged';
    case 'unnamed':
      return false;
  }
}

const summarize = (names: readonly AssessedRuleName[], correct: Correct) => ({
  events: names.reduce((sum, { events }) => sum + events, 0),
  rule_name_count: names.length,
  rule_names: byEvents(names)
    .slice(0, SHOWN_RULE_NAMES)
    .map((name) => toRow(name, correct)),
});

const byEvents = (names: readonly AssessedRuleName[]): readonly AssessedRuleName[] =>
  [...names].sort((a, b) => b.events - a.events || (a.value < b.value ? -1 : 1));

function addTo<Key>(groups: Map<Key, AssessedRuleName[]>, key: Key, name: AssessedRuleName): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [name]);
  else group.push(name);
}

/** Tags that are neither ATT&CK's nor the analytic type, and say something. */
const customTags = ({ parsed }: AssessedRuleName, key?: string) =>
  parsed.tags.filter(
    (tag) =>
      roleOfKey(tag.key) === null &&
      !saysNothing(tag.value) &&
      (key === undefined || normalizeKey(tag.key) === key)
  );

const customKeys = (name: AssessedRuleName): readonly string[] => [
  ...new Set(customTags(name).map(({ key }) => normalizeKey(key))),
];

/** Events per value, each rule name's once per value; largest first. */
function countBy(
  names: readonly AssessedRuleName[],
  valuesOf: (name: AssessedRuleName) => readonly string[]
): { value: string; events: number }[] {
  const counts = new Map<string, number>();
  for (const name of names) {
    for (const value of new Set(valuesOf(name))) {
      counts.set(value, (counts.get(value) ?? 0) + name.events);
    }
  }
  return [...counts]
    .map(([value, events]) => ({ value, events }))
    .sort((a, b) => b.events - a.events || (a.value < b.value ? -1 : 1));
}
