import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Account, giveFolder } from './account';
import {
  buildElasticsearchYml,
  buildJvmOptions,
  buildLogging,
  buildVersionJvmOptions,
  type NodeSettings,
} from './config';

/** The parts of one node's folder. */
export const partsOf = (folder: string) => ({
  config: join(folder, 'config'),
  data: join(folder, 'data'),
  logs: join(folder, 'logs'),
  temporary: join(folder, 'tmp'),
  logFile: join(folder, 'logs', 'elasticsearch.log'),
});

interface Preparation {
  readonly folder: string;
  readonly settings: NodeSettings;
  readonly heapMb: number;
  readonly securityFiles: Readonly<Record<string, string>>;
  readonly account?: Account;
}

/** Writes the configuration anew, keeps the data and the log of the run before. */
export async function prepareFolder(preparation: Preparation): Promise<void> {
  const { folder, settings, heapMb, securityFiles, account } = preparation;
  const { config, data, logs, temporary, logFile } = partsOf(folder);
  for (const stale of [config, temporary]) await rm(stale, { recursive: true, force: true });
  for (const part of [config, data, logs, temporary]) await mkdir(part, { recursive: true });
  if (existsSync(logFile)) await rename(logFile, `${logFile}.1`);
  const jvm = buildJvmOptions(heapMb, logs) + buildVersionJvmOptions(settings.version);
  const files: Record<string, string> = {
    'elasticsearch.yml': buildElasticsearchYml(settings),
    'jvm.options': jvm,
    'log4j2.properties': buildLogging(),
    ...securityFiles,
  };
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(config, name), text, { mode: 0o600 });
  }
  await writeFile(logFile, '');
  if (account) await giveFolder(folder, account);
}
