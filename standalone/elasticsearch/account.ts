import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { chmod, chown, lstat, mkdir, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { CoverageError } from '../../common/errors';

/** The unprivileged account that a node runs as when root starts it. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const NOBODY: Account = { uid: 65534, gid: 65534 };

/** Elasticsearch refuses to run as root, so for root this is `nobody`; else `undefined`. */
export function chooseAccount(
  uid = process.getuid?.(),
  readPasswd = () => readFileSync('/etc/passwd', 'utf8')
): Account | undefined {
  if (uid !== 0) return undefined;
  try {
    return parseNobody(readPasswd()) ?? NOBODY;
  } catch {
    return NOBODY;
  }
}

/** The ids of `nobody` in the text of a passwd file. macOS writes -2, which is no id to start with. */
export function parseNobody(passwd: string): Account | undefined {
  const [, uid, gid] = /^nobody:[^:]*:(\d+):(\d+):/m.exec(passwd) ?? [];
  return uid && gid && Number(uid) > 0 ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/** The first folder on the way to `path` that the account may not pass through, if any. */
export function findClosedFolder(path: string, account: Account): string | undefined {
  const parent = dirname(resolve(path));
  const above = parent === resolve(path) ? undefined : findClosedFolder(parent, account);
  if (above) return above;
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isDirectory() && !mayPass(stat, account) ? path : undefined;
}

function mayPass(
  { mode, uid, gid }: { mode: number; uid: number; gid: number },
  account: Account
): boolean {
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

interface HomeChoice {
  readonly home: string;
  /** Why the folder asked for could not be used. */
  readonly reason?: string;
}

/**
 * The folder asked for, or one under the system's temporary folder where Elasticsearch could not
 * work in it: closed to the account, or with a space, which the scripts of 7.10.2 stumble over.
 */
export function chooseHome(asked: string, account: Account | undefined): HomeChoice {
  const home = resolve(asked);
  const closed = account && findClosedFolder(home, account);
  const reason = closed
    ? `${closed} is closed to the unprivileged user ${account.uid} that runs Elasticsearch`
    : /\s/.test(home)
      ? 'its path holds a space, which Elasticsearch can not cope with'
      : undefined;
  if (!reason) return { home };
  const user = process.getuid?.() ?? 0;
  const name = createHash('sha256').update(home).digest('hex').slice(0, 12);
  return { home: join(tmpdir(), `attack_coverage-${user}-${name}`), reason };
}

/** Makes the folder. In a folder shared with other users it must not be one they prepared. */
export async function claimHome({ home, reason }: HomeChoice): Promise<void> {
  await makeOpenFolder(home);
  if (!reason || !process.getuid) return;
  const stat = await lstat(home);
  if (!stat.isDirectory() || stat.uid !== process.getuid()) {
    throw new CoverageError('forbidden', `${home} belongs to somebody else: remove it first.`);
  }
}

/** Makes a folder that every account may pass through, whatever the umask; leaves one that is there. */
export async function makeOpenFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
}

/** Gives a folder and everything in it to the account. */
export async function giveFolder(folder: string, { uid, gid }: Account): Promise<void> {
  await chown(folder, uid, gid);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await giveFolder(path, { uid, gid });
    else if (entry.isFile()) await chown(path, uid, gid);
  }
}
