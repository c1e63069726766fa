import type { ElasticsearchVersion } from './options';

export interface NodeSettings {
  readonly version: ElasticsearchVersion;
  readonly clusterName: string;
  readonly httpPort: number;
  readonly transportPort: number;
  readonly dataFolder: string;
  readonly logFolder: string;
  readonly security: boolean;
}

/** Text of `elasticsearch.yml`: one node, reachable from this machine only. */
export function buildElasticsearchYml(settings: NodeSettings): string {
  const lines: Record<string, string | number | boolean> = {
    'cluster.name': settings.clusterName,
    'node.name': settings.clusterName,
    'path.data': settings.dataFolder,
    'path.logs': settings.logFolder,
    'network.host': '127.0.0.1',
    'http.port': settings.httpPort,
    'transport.port': settings.transportPort,
    'discovery.type': 'single-node',
    // Free space that must remain. The defaults are shares of the disk and stop writes on a
    // laptop whose large disk is 95 % full.
    'cluster.routing.allocation.disk.watermark.low': '500mb',
    'cluster.routing.allocation.disk.watermark.high': '400mb',
    'cluster.routing.allocation.disk.watermark.flood_stage': '300mb',
    ...(settings.version === '7.10.2' ? {} : xpackSettings(settings.security)),
  };
  return Object.entries(lines)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('');
}

/**
 * The GeoIP downloader has no line here: its module is not part of the minimal distribution,
 * and a setting that no module knows keeps the node from starting.
 */
const xpackSettings = (security: boolean) => ({
  'xpack.ml.enabled': false,
  'xpack.security.enabled': security,
  'xpack.security.autoconfiguration.enabled': false,
  ...(security && {
    'xpack.security.http.ssl.enabled': false,
    'xpack.security.transport.ssl.enabled': false,
    // Then `elastic` comes from the users file too, which spares a run of the keystore program.
    'xpack.security.authc.reserved_realm.enabled': false,
  }),
});

/** Text of `jvm.options`. Lines that begin with a range hold for those Java versions only. */
export function buildJvmOptions(heapMb: number, logFolder: string): string {
  return [
    `-Xms${heapMb}m`,
    `-Xmx${heapMb}m`,
    // Elasticsearch's own start adds the opposite: a small node need not hold its heap at once.
    '-XX:-AlwaysPreTouch',
    // With any other collector the parent breaker, which counts garbage as used, refuses requests before it is collected.
    '-XX:+UseG1GC',
    '-XX:+ExitOnOutOfMemoryError',
    `-XX:ErrorFile=${logFolder}/hs_err_pid%p.log`,
    '-Djava.io.tmpdir=${ES_TMPDIR}',
    '',
  ].join('\n');
}

/** Options that depend on the version of Elasticsearch and of Java. */
export function buildVersionJvmOptions(version: ElasticsearchVersion): string {
  return version === '7.10.2'
    ? // From Java 18 on a program must say that it may install a security manager.
      '18-:-Djava.security.manager=allow\n'
    : [
        '20-:--add-modules=jdk.incubator.vector',
        // A bug of Java's compiler that Elastic works around in the same way.
        '23:-XX:CompileCommand=dontinline,java/lang/invoke/MethodHandle.setAsTypeCache',
        '23:-XX:CompileCommand=dontinline,java/lang/invoke/MethodHandle.asTypeUncached',
        '-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1',
        '',
      ].join('\n');
}

/** Text of `log4j2.properties`: everything to the console, which the supervisor keeps in a file. */
export const buildLogging = () =>
  [
    'status = error',
    'appender.console.type = Console',
    'appender.console.name = console',
    'appender.console.layout.type = PatternLayout',
    'appender.console.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] %m%n',
    'rootLogger.level = info',
    'rootLogger.appenderRef.console.ref = console',
    'logger.deprecation.name = org.elasticsearch.deprecation',
    'logger.deprecation.level = error',
    '',
  ].join('\n');
