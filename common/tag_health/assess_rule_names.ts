import type { CatalogueIndex } from '../attack/catalogue_index';
import type { CountedValues } from '../coverage/count';
import type { TagProblemKind, TagProblemRow } from '../http/tag_health';
import { catalogueLookup } from '../rule_name/catalogue_lookup';
import { checkRuleName, type CatalogueProblem } from '../rule_name/check';
import { parseRuleName } from '../rule_name/parse';
import type { ParsedRuleName, RuleNameProblem } from '../rule_name/parsed_rule_name';

/** One thing that is wrong with a rule name; equal `kind` and `subject` make one row. */
export type TagProblem = Pick<
  TagProblemRow,
  'kind' | 'subject' | 'current_id' | 'typed_names' | 'expected_name'
>;

/** A rule name of one source, what it says and what is wrong with it. */
export interface AssessedRuleName {
  readonly source_id: string;
  readonly value: string;
  readonly events: number;
  readonly parsed: ParsedRuleName;
  readonly problems: readonly TagProblem[];
}

/**
 * Reads and checks every distinct rule name.
 *
 * @param counted - rule names of each source; events are integers >= 0
 * @returns in the order given; a problem stands once per rule name
 */
export function assessRuleNames(
  counted: readonly CountedValues[],
  index: Pick<CatalogueIndex, 'techniqueById' | 'retiredById'>
): readonly AssessedRuleName[] {
  const lookup = catalogueLookup(index);
  const assessed: AssessedRuleName[] = [];
  for (const { source, values } of counted) {
    for (const { value, events } of values) {
      const parsed = parseRuleName(value);
      const problems = [
        ...parsed.problems.map(problemOfGrammar),
        ...checkRuleName(parsed, lookup).map(problemOfCatalogue),
      ];
      assessed.push({ source_id: source.id, value, events, parsed, problems: once(problems) });
    }
  }
  return assessed;
}

/** What makes two problems the same row. */
export const problemKey = ({ kind, subject }: { kind: TagProblemKind; subject: string }): string =>
  `${kind} ${subject}`;

function once(problems: readonly TagProblem[]): readonly TagProblem[] {
  const byKey = new Map<string, TagProblem>();
  for (const problem of problems) byKey.set(problemKey(problem), problem);
  return [...byKey.values()];
}

const NOTHING_MORE = { current_id: null, typed_names: [], expected_name: null };

const problemOfGrammar = ({ kind, value }: RuleNameProblem): TagProblem => ({
  ...NOTHING_MORE,
  kind,
  subject: kind === 'empty_id' ? '' : value,
});

function problemOfCatalogue(problem: CatalogueProblem): TagProblem {
  const { kind, id } = problem;
  switch (problem.kind) {
    case 'unknown_id':
    case 'deprecated':
      return { ...NOTHING_MORE, kind, subject: id };
    case 'revoked':
      return {
        ...NOTHING_MORE,
        kind,
        subject: id,
        current_id: problem.current_id,
        expected_name: problem.name,
      };
    case 'id_name_disagree':
      return {
        ...NOTHING_MORE,
        kind,
        subject: `${id} ${problem.names.join(', ')}`,
        typed_names: [...problem.names],
        expected_name: problem.expected,
      };
  }
}
