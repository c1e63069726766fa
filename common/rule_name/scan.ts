import { GRAMMAR } from './grammar';

/** Code units of a set of characters, for tests by number: the same test the generated pipelines make. */
const codesOf = (characters: string): ReadonlySet<number> =>
  new Set(characters.split('').map((character) => character.charCodeAt(0)));

const BLANKS = codesOf(GRAMMAR.blanks);
const SEPARATORS = codesOf(GRAMMAR.separators);
const BETWEEN_FIELDS = codesOf(GRAMMAR.blanks + GRAMMAR.separators);
const BETWEEN_IDS = codesOf(GRAMMAR.blanks + GRAMMAR.id_joiners);
const AFTER_ID = codesOf(GRAMMAR.blanks + GRAMMAR.id_joiners + GRAMMAR.id_ends);
const ID_JOINERS = codesOf(GRAMMAR.id_joiners);
const SUB_MARKS = codesOf(GRAMMAR.sub_marks);
const KEY_PUNCTUATION = codesOf(GRAMMAR.blanks + GRAMMAR.key_punctuation);
const ASSIGN = GRAMMAR.assign.charCodeAt(0);
const UPPER_T = 'T'.charCodeAt(0);
const LOWER_T = 't'.charCodeAt(0);

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean =>
  (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

function skip(text: string, at: number, codes: ReadonlySet<number>): number {
  let next = at;
  while (next < text.length && codes.has(text.charCodeAt(next))) next += 1;
  return next;
}

/** First place from `at` that is neither blank nor separator. */
export const skipBetweenFields = (text: string, at: number): number =>
  skip(text, at, BETWEEN_FIELDS);

/** First place from `at` where an id of a list could start. */
export const skipBetweenIds = (text: string, at: number): number => skip(text, at, BETWEEN_IDS);

/** Place of the next separator, or the length of the text. */
export function findSeparator(text: string, at: number): number {
  let next = at;
  while (next < text.length && !SEPARATORS.has(text.charCodeAt(next))) next += 1;
  return next;
}

/** `text` from `start` to `end`, without blanks and separators at both ends. */
export function sliceTrimmed(text: string, start: number, end: number): string {
  let last = end;
  while (last > start && BETWEEN_FIELDS.has(text.charCodeAt(last - 1))) last -= 1;
  return text.slice(Math.min(skipBetweenFields(text, start), last), last);
}

/** True where a `T` or `t` stands. */
export function isLetterT(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === UPPER_T || code === LOWER_T;
}

/** Digits from `at`, at most `most`. */
function countDigits(text: string, at: number, most: number): number {
  let count = 0;
  while (count < most && isDigit(text.charCodeAt(at + count))) count += 1;
  return count;
}

/** End of the technique id, with or without T, that starts at `at`; -1 where there is none. */
export function findIdEnd(text: string, at: number): number {
  const { technique_digits, sub_digits } = GRAMMAR;
  const digits = isLetterT(text, at) ? at + 1 : at;
  if (countDigits(text, digits, technique_digits + 1) !== technique_digits) return -1;
  let end = digits + technique_digits;
  if (SUB_MARKS.has(text.charCodeAt(end))) {
    const sub = countDigits(text, end + 1, sub_digits + 1);
    if (sub >= 1 && sub <= sub_digits) end += 1 + sub;
  }
  return end === text.length || AFTER_ID.has(text.charCodeAt(end)) ? end : -1;
}

/** True where nothing but the end or a further item of the list follows. */
export function endsItem(text: string, at: number): boolean {
  const next = skip(text, at, BLANKS);
  return next === text.length || ID_JOINERS.has(text.charCodeAt(next));
}

/**
 * Place of the equals sign of the key that starts at `at`; -1 where no key starts.
 * Looks at no more than `max_key_length` characters, which keeps the parser linear. An id with its T is not
 * the start of a key: in `T1060 key=value` it leads the name.
 */
export function findAssign(text: string, at: number): number {
  if (!isLetter(text.charCodeAt(at)) || (isLetterT(text, at) && findIdEnd(text, at) >= 0))
    return -1;
  const limit = Math.min(text.length - 1, at + GRAMMAR.max_key_length);
  for (let next = at + 1; next <= limit; next += 1) {
    const code = text.charCodeAt(next);
    if (code === ASSIGN) return next;
    if (!isLetter(code) && !isDigit(code) && !KEY_PUNCTUATION.has(code)) return -1;
  }
  return -1;
}

/** End of the value that starts at `at`: the next separator behind which a key starts, or the end of the text. */
export function findValueEnd(text: string, at: number): number {
  let end = findSeparator(text, at);
  while (end < text.length) {
    const next = skipBetweenFields(text, end);
    if (findAssign(text, next) >= 0) return end;
    end = findSeparator(text, next);
  }
  return text.length;
}
