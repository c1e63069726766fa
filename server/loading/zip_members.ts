import { type Entry, open, type ZipFile } from 'yauzl';
import { CoverageError } from '../../common/errors';
import type { EventFile } from './event_file';

/** Members of an archive that are read: NDJSON by their name. */
const EVENT_MEMBER = /\.(ndjson|jsonl|json)$/i;

/** An archive that unpacks to more than this is no recording. */
const MAX_UNPACKED_BYTES = 16 * 1024 ** 3;

/**
 * The members of a zip file that hold events, in the order of the archive. Each is unpacked while it is read.
 *
 * @throws CoverageError `invalid_input` where the archive is damaged, encrypted, too large or holds no NDJSON
 */
export async function zipMembers(path: string): Promise<readonly EventFile[]> {
  const entries = await listEntries(path);
  const members = entries.filter(({ fileName }) => isEvents(fileName));
  const names = entries.map(({ fileName }) => fileName).slice(0, 5);
  if (members.length === 0) {
    throw refused(
      path,
      `it holds no .ndjson, .jsonl or .json file, but ${names.join(', ') || 'nothing'}`
    );
  }
  const encrypted = members.find((entry) => entry.isEncrypted());
  if (encrypted) throw refused(path, `${encrypted.fileName} in it is encrypted; unpack it first`);
  const bytes = members.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (bytes > MAX_UNPACKED_BYTES) {
    throw refused(path, `it unpacks to ${bytes} bytes; at most ${MAX_UNPACKED_BYTES} are read`);
  }
  return members.map((entry) => ({
    name: `${path}/${entry.fileName}`,
    chunks: () => readMember(path, entry),
  }));
}

/** Folders and what macOS puts beside its files are no events. */
const isEvents = (name: string): boolean =>
  EVENT_MEMBER.test(name) && !name.startsWith('__MACOSX/') && !/(^|\/)\._/.test(name);

const refused = (path: string, why: string, cause?: unknown) =>
  new CoverageError('invalid_input', `The archive ${path} cannot be read: ${why}.`, cause);

const openZip = (path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false }, (error, zip) =>
      zip ? resolve(zip) : reject(refused(path, String(error?.message ?? 'damaged'), error))
    );
  });

async function listEntries(path: string): Promise<readonly Entry[]> {
  const zip = await openZip(path);
  try {
    return await new Promise<readonly Entry[]>((resolve, reject) => {
      const entries: Entry[] = [];
      zip.on('entry', (entry: Entry) => {
        entries.push(entry);
        zip.readEntry();
      });
      zip.on('end', () => resolve(entries));
      zip.on('error', (error: Error) => reject(refused(path, error.message, error)));
      zip.readEntry();
    });
  } finally {
    zip.close();
  }
}

/** The size that the archive states is held to: a member that unpacks to more is cut there, with an error. */
async function readMember(path: string, entry: Entry): Promise<AsyncIterable<Buffer>> {
  const zip = await openZip(path);
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (!stream) {
        zip.close();
        return reject(refused(path, String(error?.message ?? entry.fileName), error));
      }
      stream.on('close', () => zip.close());
      stream.on('end', () => zip.close());
      resolve(stream);
    });
  });
}
