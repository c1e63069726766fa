import { get as getHttp } from 'http';
import { get as getHttps } from 'https';
import type { IncomingMessage } from 'http';
import type { Domain } from '../../common/attack/catalogue';
import { CoverageError } from '../../common/errors';

/** Where releases come from. */
export interface ReleaseSource {
  /** The newest release of a domain as a STIX bundle. */
  addressOf(domain: Domain): string;
  /** Bytes on the wire. */
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

/** MITRE's own repository of published releases. */
export const MITRE_RELEASES: ReleaseSource = {
  addressOf: (domain) =>
    `https://raw.githubusercontent.com/mitre-attack/attack-stix-data/master/${domain}-attack/${domain}-attack.json`,
  maxBytes: 100 * 1024 * 1024,
  timeoutMs: 120_000,
};

const MAX_REDIRECTS = 3;

/**
 * Fetches the newest release of a domain, as it is, gzipped where the server can: what it holds is checked by whoever
 * reads it.
 *
 * @throws CoverageError `unsupported` where it cannot be had (the message names the address), `too_large`, `timed_out`
 */
export function downloadRelease(source: ReleaseSource, domain: Domain): Promise<Buffer> {
  const address = source.addressOf(domain);
  return new Promise((resolve, reject) => {
    const attempt: Attempt = { source, address, stop: null };
    const timer = setTimeout(() => {
      attempt.stop?.();
      const seconds = Math.round(source.timeoutMs / 1_000);
      reject(new CoverageError('timed_out', `${address} did not deliver within ${seconds} s.`));
    }, source.timeoutMs);
    fetchBytes(attempt, address, MAX_REDIRECTS)
      .then(resolve, reject)
      .then(() => clearTimeout(timer));
  });
}

interface Attempt {
  readonly source: ReleaseSource;
  /** As the user knows it: redirects are the server's affair. */
  readonly address: string;
  stop: (() => void) | null;
}

function fetchBytes(attempt: Attempt, address: string, redirects: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const get = address.startsWith('https:') ? getHttps : getHttp;
    const headers = { 'accept-encoding': 'gzip', 'user-agent': 'attack-coverage' };
    const request = get(address, { headers }, (response) => {
      const { statusCode = 0 } = response;
      const next = response.headers.location;
      if (statusCode >= 300 && statusCode < 400 && next !== undefined && redirects > 0) {
        response.resume();
        const target = new URL(next, address).toString();
        // Never from https to something weaker.
        if (address.startsWith('https:') && !target.startsWith('https:')) {
          reject(notHad(attempt, `it leads to ${target}`));
        } else resolve(fetchBytes(attempt, target, redirects - 1));
      } else if (statusCode !== 200) {
        response.resume();
        reject(notHad(attempt, `it answers ${statusCode}`));
      } else {
        readBody(response, attempt).then(resolve, reject);
      }
    });
    attempt.stop = () => request.destroy?.() ?? request.abort();
    request.on('error', (error) => reject(notHad(attempt, error.message)));
  });
}

function readBody(response: IncomingMessage, attempt: Attempt): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const { maxBytes } = attempt.source;
    const chunks: Buffer[] = [];
    let bytes = 0;
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      chunks.push(chunk);
      if (bytes <= maxBytes) return;
      attempt.stop?.();
      const limit = Math.round(maxBytes / 1024 / 1024);
      reject(
        new CoverageError(
          'too_large',
          `${attempt.address} delivers more than ${limit} MB: given up.`
        )
      );
    });
    response.on('aborted', () => reject(notHad(attempt, 'it broke off')));
    response.on('error', (error) => reject(notHad(attempt, error.message)));
    response.on('end', () => resolve(Buffer.concat(chunks)));
  });
}

const notHad = ({ address }: Attempt, why: string) =>
  new CoverageError(
    'unsupported',
    `${address} cannot be fetched from here: ${why}. Download the file with a browser and upload it.`
  );
