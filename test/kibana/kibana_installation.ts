import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const ID = 'attackCoverage';
const packageSchema = z.object({ version: z.string() });

/** Kibana's own guard against being run as root, which containers and build machines trip over. */
export const rootFlag = (): readonly string[] => (process.getuid?.() === 0 ? ['--allow-root'] : []);

export async function readKibanaVersion(home: string): Promise<string> {
  const file = join(home, 'package.json');
  if (!existsSync(file)) throw new Error(`KIBANA_HOME has no package.json: ${home}`);
  return packageSchema.parse(JSON.parse(await readFile(file, 'utf8'))).version;
}

/**
 * Installs the plugin with Kibana's own tool.
 *
 * @returns what takes it away again
 * @throws Error when a plugin of this id is there already: it is not ours to remove
 */
export async function installPlugin(home: string, zip: string): Promise<() => Promise<void>> {
  const plugins = join(home, 'plugins');
  if (existsSync(join(plugins, ID))) {
    throw new Error(
      `The plugin is installed in this Kibana already. To remove it: ${home}/bin/kibana-plugin remove ${ID}`
    );
  }
  const hadFolder = existsSync(plugins);
  await runTool(home, ['install', `file://${zip}`]);
  return async () => {
    await runTool(home, ['remove', ID]);
    // Only goes when it is empty.
    if (!hadFolder) await rmdir(plugins).catch(() => undefined);
  };
}

/** The tool of 8.x does not mind who runs it, and does not know the flag. */
const toolFlags = (version: string) => (version.startsWith('7.') ? rootFlag() : []);

async function runTool(home: string, args: readonly string[]): Promise<void> {
  const flags = toolFlags(await readKibanaVersion(home));
  await new Promise<void>((resolve, reject) => {
    const tool = spawn(join(home, 'bin', 'kibana-plugin'), [...args, ...flags]);
    let output = '';
    tool.stdout.on('data', (data: Buffer) => (output += data.toString()));
    tool.stderr.on('data', (data: Buffer) => (output += data.toString()));
    tool.on('error', reject);
    tool.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`kibana-plugin ${args.join(' ')}\n${output}`))
    );
  });
}
