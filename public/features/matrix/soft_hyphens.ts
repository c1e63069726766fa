const SOFT_HYPHEN = '\u00AD';
/** Longer words may not fit a cell of the narrowest column, beside the button of its sub-techniques. */
const FITS = 9;
const ENDING = /(cation|tion|sion|mise|ment|ture|ing|ance|ness|able)(s?)$/i;

/**
 * A name with places where a line may break: after a slash, and before the ending of a long word. Not every
 * browser knows how to hyphenate English, and a word broken anywhere is hard to read.
 */
export const withSoftHyphens = (name: string): string =>
  name
    .replace(/[\p{L}\d]+/gu, (word) =>
      word.length > FITS ? word.replace(ENDING, `${SOFT_HYPHEN}$1$2`) : word
    )
    .replace(/\/(?=\S)/g, '/\u200B');
