import { GRAMMAR } from '../../common/rule_name/grammar';

/** Sets of characters that the generated parsers test for; the same as in `common/rule_name/scan.ts`. */
export const CHARACTER_SETS = {
  blank: GRAMMAR.blanks,
  separator: GRAMMAR.separators,
  between_fields: GRAMMAR.blanks + GRAMMAR.separators,
  id_joiner: GRAMMAR.id_joiners,
  between_ids: GRAMMAR.blanks + GRAMMAR.id_joiners,
  after_id: GRAMMAR.blanks + GRAMMAR.id_joiners + GRAMMAR.id_ends,
  sub_mark: GRAMMAR.sub_marks,
  key_punctuation: GRAMMAR.blanks + GRAMMAR.key_punctuation,
  letter_t: 'Tt',
} as const;

export type CharacterSet = keyof typeof CHARACTER_SETS;

/**
 * Condition that the code unit in variable `c` is one of a set, in an expression that Painless and Ruby share.
 * Numbers instead of quoted characters: nothing to escape in either language, nor in the configuration around it.
 */
export const isOneOf = (set: CharacterSet): string =>
  [...new Set(CHARACTER_SETS[set].split(''))]
    .map((character) => `c == ${character.charCodeAt(0)}`)
    .join(' || ');

export const ASSIGN_CODE = GRAMMAR.assign.charCodeAt(0);
