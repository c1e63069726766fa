import type { TechniqueId } from '../attack/ids';

/** A technique id that counts. */
export interface RuleNameTechnique {
  readonly id: TechniqueId;
  /** As typed: `1210`, `t1055.1`. */
  readonly raw: string;
  /** Whether it stood under a key that names technique ids, or led the rule name. */
  readonly from: 'key' | 'leading';
}

/** A key with its value, both as typed; `key` is empty for free text. */
export interface RuleNameTag {
  readonly key: string;
  readonly value: string;
}

/**
 * - `id_without_t`: counted, the T was added
 * - `empty_id`: an id key with nothing behind it
 * - `malformed_id`: an id key with something else behind it; kept as a tag
 * - `id_in_prose`: an id inside text or another value; not counted
 */
export type RuleNameProblemKind = 'id_without_t' | 'empty_id' | 'malformed_id' | 'id_in_prose';

export interface RuleNameProblem {
  readonly kind: RuleNameProblemKind;
  /** The key it stood under, as typed; empty where there was none. */
  readonly key: string;
  readonly value: string;
}

export interface ParsedRuleName {
  readonly text: string;
  /** `tagged`: counts for a technique; `untagged`: says something, but counts for none; `empty`: says nothing. */
  readonly kind: 'empty' | 'untagged' | 'tagged';
  /** Ids that count, without repetition, in the order typed. */
  readonly techniques: readonly RuleNameTechnique[];
  /** Ids that would count if a sub-technique of theirs were not named beside them. */
  readonly covered_parents: readonly TechniqueId[];
  /** Technique names as typed; not necessarily ATT&CK's. */
  readonly names: readonly string[];
  /** Everything else, in the order typed, repeated keys included. */
  readonly tags: readonly RuleNameTag[];
  /** First value of the tag `analytic`; null without one. */
  readonly analytic_type: string | null;
  readonly problems: readonly RuleNameProblem[];
}
