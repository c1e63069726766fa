import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CoverageError } from '../../common/errors';
import { type CommandResult, runCommand } from './command';

export interface MavenArtifact {
  readonly group: string;
  readonly name: string;
  readonly version: string;
  readonly type: 'jar' | 'zip';
}

const COPY_GOAL = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy';

/** Name under which Maven copies an artifact. */
export const fileNameOf = ({ name, version, type }: MavenArtifact) => `${name}-${version}.${type}`;

/**
 * A project file that does nothing but name artifacts to copy. Items of the plugin, not
 * dependencies: those could not name one library in two versions, as the 7.10.2 modules do.
 */
export function buildPom(artifacts: readonly MavenArtifact[]): string {
  const items = artifacts.map(
    ({ group, name, version, type }) =>
      `<artifactItem><groupId>${group}</groupId><artifactId>${name}</artifactId>` +
      `<version>${version}</version><type>${type}</type></artifactItem>`
  );
  return [
    '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>',
    '<groupId>attack_coverage</groupId><artifactId>elasticsearch</artifactId><version>1</version>',
    '<packaging>pom</packaging><build><plugins><plugin>',
    '<groupId>org.apache.maven.plugins</groupId><artifactId>maven-dependency-plugin</artifactId>',
    '<version>3.6.1</version><configuration><artifactItems>',
    ...items,
    '</artifactItems></configuration></plugin></plugins></build></project>',
    '',
  ].join('\n');
}

/**
 * Copies artifacts into a folder in one run of Maven, which keeps its own copies for next time.
 *
 * @throws CoverageError `unsupported` without Maven, `elasticsearch_unreachable` when it failed
 */
export async function copyArtifacts(
  artifacts: readonly MavenArtifact[],
  folder: string,
  javaHome: string,
  signal?: AbortSignal
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const pom = join(folder, 'pom.xml');
  await writeFile(pom, buildPom(artifacts));
  const env = { ...process.env, JAVA_HOME: javaHome };
  const args = ['-q', '-B', '-f', pom, COPY_GOAL, `-DoutputDirectory=${folder}`];
  const result = await runCommand('mvn', args, { cwd: folder, env, signal });
  if (result.code !== 0) throw explainMaven(result);
}

/** Turns a failed run into an error that says what to do. */
export function explainMaven({ code, output, error }: CommandResult): CoverageError {
  if (code === undefined) {
    return new CoverageError(
      'unsupported',
      'Maven (mvn) fetches Elasticsearch and was not found on the PATH. Install it (Debian: ' +
        'apt-get install maven), or name a running cluster with ELASTICSEARCH_URL.',
      error
    );
  }
  const reasons = output
    .split('\n')
    .filter((line) => line.includes('[ERROR]'))
    .map((line) => line.replace(/^.*\[ERROR\]\s*|\s*-> \[Help \d+\].*$/g, '').trim())
    .filter((line) => line !== '' && !/^(To see the full|Re-run Maven|For more info)/.test(line));
  const reason = (reasons[0] ?? output.trim().split('\n').at(-1) ?? '').slice(0, 600);
  return new CoverageError(
    'elasticsearch_unreachable',
    `Maven could not fetch Elasticsearch: ${(reason || `it ended with code ${code}`).replace(/\.$/, '')}. ` +
      'Check the network, and the proxy and mirror settings in ~/.m2/settings.xml; then try again.',
    output
  );
}
