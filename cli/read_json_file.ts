import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { CoverageError } from '../common/errors';

/** Five times the largest ATT&CK bundle of today. */
const LIMIT_MB = 200;
const LIMIT_BYTES = LIMIT_MB * 1024 * 1024;

const unzip = promisify(gunzip);

/**
 * Reads a JSON file that may be gzipped, which its first bytes tell, not its name.
 *
 * @throws CoverageError `not_found`; `too_large` above 200 MB, packed or unpacked; `invalid_input`
 *   for what is no readable file, no intact gzip or no JSON
 */
export async function readJsonFile(path: string): Promise<unknown> {
  const bytes = await readBytes(path);
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return parseJson(path, isGzip ? await unpack(path, bytes) : bytes);
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    const entry = await stat(path);
    if (!entry.isFile()) throw new CoverageError('invalid_input', `${path} is no file.`);
    if (entry.size > LIMIT_BYTES) throw tooLarge(path, 'is');
    return await readFile(path);
  } catch (error) {
    if (error instanceof CoverageError) throw error;
    if (codeOf(error) === 'ENOENT')
      throw new CoverageError('not_found', `There is no file ${path}.`, error);
    throw new CoverageError('invalid_input', `${path} cannot be read: ${messageOf(error)}`, error);
  }
}

/** Stops at the limit while unpacking, so that a small file cannot fill the memory. */
async function unpack(path: string, bytes: Buffer): Promise<Buffer> {
  try {
    return await unzip(bytes, { maxOutputLength: LIMIT_BYTES });
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(path, 'unpacks to');
    const what = codeOf(error) === 'Z_BUF_ERROR' ? 'is cut off' : 'is damaged';
    throw new CoverageError(
      'invalid_input',
      `${path} is gzipped, but ${what} (${messageOf(error)}): download it again.`,
      error
    );
  }
}

function parseJson(path: string, bytes: Buffer): unknown {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') throw new CoverageError('invalid_input', `${path} is empty.`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CoverageError('invalid_input', `${path} is no JSON: ${messageOf(error)}`, error);
  }
}

const tooLarge = (path: string, verb: string) =>
  new CoverageError('too_large', `${path} ${verb} more than ${LIMIT_MB} MB.`);

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
