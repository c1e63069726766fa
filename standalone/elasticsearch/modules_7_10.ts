import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNameOf, type MavenArtifact } from './maven';

const VERSION = '7.10.2';

interface ModuleFacts {
  readonly name: string;
  readonly plugin: string;
  /** The module whose extension points it uses. */
  readonly extends?: string;
  /** Lines of its security policy. */
  readonly permissions?: readonly string[];
  /** Libraries beside its own jar, as `group:name:version`. */
  readonly libraries?: readonly string[];
}

const runtime = (name: string) => `permission java.lang.RuntimePermission "${name}";`;
const scriptClass = (name: string) =>
  `permission org.elasticsearch.script.ClassPermission "${name}";`;
const CONNECT = 'permission java.net.SocketPermission "*", "connect";';
const asm = (version: string, ...parts: string[]) =>
  ['asm', ...parts.map((part) => `asm-${part}`)].map((name) => `org.ow2.asm:${name}:${version}`);

/**
 * The modules of the open-source 7.10.2 that Elastic did not publish one by one. Their jars come
 * from the CodeLibs project, which rebuilds them; a module folder is those jars plus a descriptor.
 */
export const MODULES: readonly ModuleFacts[] = [
  {
    name: 'aggs-matrix-stats',
    plugin: 'org.elasticsearch.search.aggregations.matrix.MatrixAggregationPlugin',
  },
  {
    name: 'analysis-common',
    plugin: 'org.elasticsearch.analysis.common.CommonAnalysisPlugin',
    extends: 'lang-painless',
  },
  {
    name: 'ingest-common',
    plugin: 'org.elasticsearch.ingest.common.IngestCommonPlugin',
    extends: 'lang-painless',
    libraries: [
      `org.codelibs.elasticsearch.lib:grok:${VERSION}`,
      `org.codelibs.elasticsearch.lib:dissect:${VERSION}`,
      'org.jruby.joni:joni:2.1.29',
      'org.jruby.jcodings:jcodings:1.0.44',
    ],
  },
  {
    name: 'ingest-user-agent',
    plugin: 'org.elasticsearch.ingest.useragent.IngestUserAgentPlugin',
  },
  {
    name: 'lang-expression',
    plugin: 'org.elasticsearch.script.expression.ExpressionPlugin',
    permissions: [
      runtime('createClassLoader'),
      scriptClass('<<STANDARD>>'),
      scriptClass('java.lang.String'),
      scriptClass('java.lang.Math'),
      scriptClass('org.apache.lucene.expressions.Expression'),
      scriptClass('org.apache.lucene.search.DoubleValues'),
      scriptClass('org.apache.lucene.util.MathUtil'),
      scriptClass('org.apache.lucene.util.SloppyMath'),
    ],
    libraries: [
      'org.apache.lucene:lucene-expressions:8.7.0',
      'org.antlr:antlr4-runtime:4.5.1-1',
      ...asm('5.0.4', 'commons', 'tree'),
    ],
  },
  {
    name: 'lang-mustache',
    plugin: 'org.elasticsearch.script.mustache.MustachePlugin',
    permissions: [runtime('accessDeclaredMembers')],
    libraries: ['com.github.spullara.mustache.java:compiler:0.9.6'],
  },
  {
    name: 'lang-painless',
    plugin: 'org.elasticsearch.painless.PainlessPlugin',
    permissions: [runtime('createClassLoader'), runtime('getClassLoader')],
    libraries: [
      `org.codelibs.elasticsearch.module:scripting-painless-spi:${VERSION}`,
      'org.antlr:antlr4-runtime:4.5.3',
      ...asm('7.2', 'analysis', 'commons', 'tree', 'util'),
    ],
  },
  { name: 'mapper-extras', plugin: 'org.elasticsearch.index.mapper.MapperExtrasPlugin' },
  { name: 'parent-join', plugin: 'org.elasticsearch.join.ParentJoinPlugin' },
  { name: 'percolator', plugin: 'org.elasticsearch.percolator.PercolatorPlugin' },
  { name: 'rank-eval', plugin: 'org.elasticsearch.index.rankeval.RankEvalPlugin' },
  {
    name: 'reindex',
    plugin: 'org.elasticsearch.index.reindex.ReindexPlugin',
    permissions: [CONNECT, 'permission java.net.NetPermission "getProxySelector";'],
    libraries: [
      `org.elasticsearch.client:elasticsearch-rest-client:${VERSION}`,
      `org.codelibs.elasticsearch.lib:ssl-config:${VERSION}`,
      'org.apache.httpcomponents:httpclient:4.5.10',
      'org.apache.httpcomponents:httpcore:4.4.12',
      'org.apache.httpcomponents:httpcore-nio:4.4.12',
      'org.apache.httpcomponents:httpasyncclient:4.1.4',
      'commons-codec:commons-codec:1.11',
      'commons-logging:commons-logging:1.1.3',
    ],
  },
  {
    name: 'repository-url',
    plugin: 'org.elasticsearch.plugin.repository.url.URLRepositoryPlugin',
    permissions: [CONNECT],
  },
];

/** A module's own jar and its libraries. */
export function jarsOf({ name, libraries = [] }: ModuleFacts): MavenArtifact[] {
  const all = [`org.codelibs.elasticsearch.module:${name}:${VERSION}`, ...libraries];
  return all.map((coordinates) => {
    const [group = '', artifact = '', version = ''] = coordinates.split(':');
    return { group, name: artifact, version, type: 'jar' };
  });
}

/** Every jar that the modules need, each once. */
export function artifactsOfModules(): MavenArtifact[] {
  const byFile = new Map(MODULES.flatMap(jarsOf).map((jar) => [fileNameOf(jar), jar]));
  return [...byFile.values()];
}

/** Text of `plugin-descriptor.properties`. */
export const buildDescriptor = (module: ModuleFacts) =>
  [
    `description=${module.name}`,
    `version=${VERSION}`,
    `name=${module.name}`,
    `classname=${module.plugin}`,
    'java.version=1.8',
    `elasticsearch.version=${VERSION}`,
    `extended.plugins=${module.extends ?? ''}`,
    'has.native.controller=false',
    '',
  ].join('\n');

/** Text of `plugin-security.policy`; `undefined` for a module that needs no permission. */
export const buildPolicy = ({ permissions }: ModuleFacts) =>
  permissions && ['grant {', ...permissions.map((line) => `  ${line}`), '};', ''].join('\n');

/** Builds the module folders out of the fetched jars. */
export async function placeModules(fetched: string, modulesFolder: string): Promise<void> {
  for (const module of MODULES) {
    const folder = join(modulesFolder, module.name);
    await mkdir(folder, { recursive: true });
    for (const file of jarsOf(module).map(fileNameOf)) {
      await copyFile(join(fetched, file), join(folder, file));
    }
    await writeFile(join(folder, 'plugin-descriptor.properties'), buildDescriptor(module));
    const policy = buildPolicy(module);
    if (policy) await writeFile(join(folder, 'plugin-security.policy'), policy);
  }
}
