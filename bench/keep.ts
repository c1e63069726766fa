import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

const FOLDER = join(__dirname, 'results');

/** Prints figures and keeps them with machine and date, in a file a run: a shared machine is now faster, now slower. */
export async function keep(figures: object, kind = ''): Promise<void> {
  const date = new Date().toISOString();
  const [cpu] = cpus();
  const machine = {
    cpu: cpu?.model ?? 'unknown',
    cores: cpus().length,
    memory_gb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
  const text = `${JSON.stringify({ date, machine, ...figures }, null, 2)}\n`;
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, `${kind}${date.slice(0, 16).replace(':', '')}.json`), text);
  process.stdout.write(text);
}
