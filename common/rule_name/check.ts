import type { TechniqueId } from '../attack/ids';
import type { ParsedRuleName } from './parsed_rule_name';

/** What a catalogue says of an id. */
export type ResolvedId =
  | { readonly kind: 'live'; readonly id: TechniqueId; readonly name: string }
  | {
      readonly kind: 'redirected';
      readonly from: TechniqueId;
      /** The live id at the end of the chain. */
      readonly id: TechniqueId;
      readonly name: string;
      /** Name that `from` had; with it, a rule that was right in its time is not called wrong. */
      readonly former_name?: string;
    }
  | {
      readonly kind: 'retired';
      readonly id: TechniqueId;
      readonly status: 'revoked' | 'deprecated';
    }
  | { readonly kind: 'unknown' };

/** The part of a catalogue that rule names are checked against. */
export interface CatalogueLookup {
  resolve(id: TechniqueId): ResolvedId;
}

/** A problem that only a catalogue can tell. */
export type CatalogueProblem =
  | { readonly kind: 'unknown_id'; readonly id: TechniqueId }
  | { readonly kind: 'deprecated'; readonly id: TechniqueId }
  /** `current_id` null: revoked without a successor. */
  | {
      readonly kind: 'revoked';
      readonly id: TechniqueId;
      readonly current_id: TechniqueId | null;
      readonly name: string | null;
    }
  | {
      readonly kind: 'id_name_disagree';
      readonly id: TechniqueId;
      /** As typed in the rule name. */
      readonly names: readonly string[];
      /** The catalogue's. */
      readonly expected: string;
    };

/**
 * Checks the ids that a rule name counts for against a catalogue.
 *
 * Names agree when one contains the other, regardless of case and punctuation (`Credential Dumping` and
 * `OS Credential Dumping`); they are compared only where there are at least as many names as ids.
 *
 * @returns problems in the order of the ids; empty where all is well
 */
export function checkRuleName(
  { techniques, names }: Pick<ParsedRuleName, 'techniques' | 'names'>,
  catalogue: CatalogueLookup
): readonly CatalogueProblem[] {
  const comparable = names.length >= techniques.length ? names : [];
  const problems: CatalogueProblem[] = [];
  for (const { id } of techniques) {
    const resolved = catalogue.resolve(id);
    problems.push(...problemsOfId(id, resolved), ...problemsOfNames(id, comparable, resolved));
  }
  return problems;
}

function problemsOfId(id: TechniqueId, resolved: ResolvedId): CatalogueProblem[] {
  switch (resolved.kind) {
    case 'live':
      return [];
    case 'unknown':
      return [{ kind: 'unknown_id', id }];
    case 'redirected':
      return [{ kind: 'revoked', id, current_id: resolved.id, name: resolved.name }];
    case 'retired':
      return resolved.status === 'deprecated'
        ? [{ kind: 'deprecated', id }]
        : [{ kind: 'revoked', id, current_id: null, name: null }];
  }
}

function problemsOfNames(
  id: TechniqueId,
  names: readonly string[],
  resolved: ResolvedId
): CatalogueProblem[] {
  if (names.length === 0) return [];
  if (resolved.kind !== 'live' && resolved.kind !== 'redirected') return [];
  const former = resolved.kind === 'redirected' ? resolved.former_name : undefined;
  const known = former === undefined ? [resolved.name] : [resolved.name, former];
  if (names.some((name) => known.some((other) => agree(name, other)))) return [];
  return [{ kind: 'id_name_disagree', id, names, expected: resolved.name }];
}

function agree(typed: string, known: string): boolean {
  const [one, other] = [squash(typed), squash(known)];
  return one.includes(other) || other.includes(one);
}

const squash = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '');
