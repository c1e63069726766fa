/** 16 bytes of the content's hash are plenty, and short ids keep the index small. */
const HASH_DIGITS = 32;

/** The same for the same line of the same content, whatever the file is called. */
export const eventId = (contentHash: string, line: number): string =>
  `${contentHash.slice(0, HASH_DIGITS)}-${line.toString(36)}`;
