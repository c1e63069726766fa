import { readFile, statfs } from 'node:fs/promises';
import { CoverageError } from '../../common/errors';

const GIGABYTE = 1024 ** 3;

/** Java needs this much beside its heap before it can start at all. */
const BESIDE_HEAP_MB = 128;

/** @throws CoverageError `unsupported` when less than 1 GB is free where the data will be */
export async function checkDisk(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= GIGABYTE) return;
  throw new CoverageError(
    'unsupported',
    `Only ${(free / GIGABYTE).toFixed(1)} GB of disk is free at ${folder}, Elasticsearch needs 1 GB. ` +
      'Make room, or name a running cluster with ELASTICSEARCH_URL.'
  );
}

/** Memory that programs can still get, in MB, from the text of /proc/meminfo. */
export function parseAvailableMb(meminfo: string): number | undefined {
  const kilobytes = /^MemAvailable:\s+(\d+) kB/m.exec(meminfo)?.[1];
  return kilobytes ? Math.floor(Number(kilobytes) / 1024) : undefined;
}

/** @throws CoverageError `unsupported` when Linux says that the heap can not be had */
export async function checkMemory(heapMb: number): Promise<void> {
  const meminfo = await readFile('/proc/meminfo', 'utf8').catch(() => '');
  const available = parseAvailableMb(meminfo);
  const needed = heapMb + BESIDE_HEAP_MB;
  if (available === undefined || available >= needed) return;
  throw new CoverageError(
    'unsupported',
    `Only ${available} MB of memory is available, Elasticsearch needs ${needed} MB with its heap ` +
      `of ${heapMb} MB. Close other programs, or name a running cluster with ELASTICSEARCH_URL.`
  );
}
