const SOFT_HYPHEN = '\u00AD';
/** Longer words do not fit a cell of the narrowest column. */
const FITS = 11;
const ENDING = /(tion|sion|ment|ture|ing|ance|ness|able)(s?)$/i;

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
