import { buildElasticsearchYml, buildVersionJvmOptions, type NodeSettings } from './config';

const SETTINGS: NodeSettings = {
  version: '8.19.21',
  clusterName: 'attack-coverage-start',
  httpPort: 9201,
  transportPort: 9301,
  dataFolder: '/home/some one/data',
  logFolder: '/home/some one/logs',
  security: false,
};

describe('buildElasticsearchYml', () => {
  it('binds to this machine and the chosen ports only', () => {
    const lines = buildElasticsearchYml(SETTINGS).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'network.host: "127.0.0.1"',
        'http.port: 9201',
        'transport.port: 9301',
        'discovery.type: "single-node"',
        'path.data: "/home/some one/data"',
        'xpack.security.enabled: false',
      ])
    );
  });

  it('switches security on without TLS', () => {
    const text = buildElasticsearchYml({ ...SETTINGS, security: true });
    expect(text).toContain('xpack.security.enabled: true');
    expect(text).toContain('xpack.security.http.ssl.enabled: false');
  });

  it('names no x-pack setting for 7.10.2, which has no x-pack and would refuse it', () => {
    expect(buildElasticsearchYml({ ...SETTINGS, version: '7.10.2' })).not.toContain('xpack');
  });
});

it('lets 7.10.2 install its security manager on Java 18 and later only', () => {
  expect(buildVersionJvmOptions('7.10.2')).toBe('18-:-Djava.security.manager=allow\n');
});
