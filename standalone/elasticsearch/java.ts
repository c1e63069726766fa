import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CoverageError } from '../../common/errors';
import { runCommand } from './command';
import type { ElasticsearchVersion } from './options';

export interface Java {
  readonly home: string;
  readonly major: number;
}

export const OLDEST_JAVA = 17;

/** Java 24 removed the security manager, which Elasticsearch 7.10.2 can't do without. */
const NEWEST_JAVA: Partial<Record<ElasticsearchVersion, number>> = { '7.10.2': 23 };

/** Reads the answer of `java -XshowSettings:properties -version`; `undefined` when it is none. */
export function parseJavaSettings(output: string): Java | undefined {
  const home = /^\s*java\.home = (.+?)\s*$/m.exec(output)?.[1];
  const version = /^\s*java\.specification\.version = (?:1\.)?(\d+)/m.exec(output)?.[1];
  return home && version ? { home, major: Number(version) } : undefined;
}

/**
 * The first Java that fits, from ES_JAVA_HOME, JAVA_HOME, the PATH and the usual folders.
 *
 * @throws CoverageError `unsupported` when there is none, or only too old or too new ones
 */
export async function findJava(
  version: ElasticsearchVersion,
  env: NodeJS.ProcessEnv = process.env
): Promise<Java> {
  const newest = NEWEST_JAVA[version] ?? Infinity;
  const found: Java[] = [];
  for (const command of javaCommands(env)) {
    const { output } = await runCommand(command, ['-XshowSettings:properties', '-version'], {
      env,
    });
    const java = parseJavaSettings(output);
    if (java && java.major >= OLDEST_JAVA && java.major <= newest) return java;
    if (java) found.push(java);
  }
  throw new CoverageError('unsupported', explainMissingJava(version, found, newest));
}

const JVM_FOLDER = '/usr/lib/jvm';
const BREWED = ['/opt/homebrew/opt/openjdk@17', '/usr/local/opt/openjdk@17'];

/** In order of preference; `scripts/setup/programs.mjs` looks in the same places. */
function javaCommands(env: NodeJS.ProcessEnv): string[] {
  const program = process.platform === 'win32' ? 'java.exe' : 'java';
  const inHome = (home: string) => join(home, 'bin', program);
  const named = [env.ES_JAVA_HOME, env.JAVA_HOME].flatMap((home) => (home ? [inHome(home)] : []));
  const installed = existsSync(JVM_FOLDER)
    ? readdirSync(JVM_FOLDER).map((name) => join(JVM_FOLDER, name))
    : [];
  const usual = [...installed, ...BREWED].map(inHome);
  return [...named.filter(existsSync), 'java', ...usual.filter(existsSync)];
}

/** Says which Java is needed and which ones were found instead. */
export function explainMissingJava(
  version: ElasticsearchVersion,
  found: readonly Java[],
  newest: number
): string {
  const range = newest === Infinity ? `${OLDEST_JAVA} or newer` : `${OLDEST_JAVA} to ${newest}`;
  const others = found.map(({ home, major }) => `Java ${major} in ${home}`).join(', ');
  return (
    `Elasticsearch ${version} needs Java ${range}. ` +
    (others ? `Found only: ${others}. ` : 'None was found through JAVA_HOME or the PATH. ') +
    'Install one (Debian: apt-get install openjdk-17-jre-headless) or point JAVA_HOME at it, ' +
    'or name a running cluster with ELASTICSEARCH_URL.'
  );
}
