import { createHash } from 'crypto';

/** 16 bytes of the hash are plenty, and short ids keep the index small. */
export const eventId = (contentHash: string, line: number): string =>
  createHash('sha256')
    .update(`${contentHash}:${line}`)
    .digest('base64')
    .slice(0, 22)
    .replace(/[+/]/g, '-');
