/** Imports point one way: common ← platform ← slice ← plugin ← host. Tests may reach for builders. */
const TEST = '\\.test\\.tsx?$';
const rule = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { pathNot: TEST, ...from },
  to,
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.css$' },
    },
    rule(
      'common-is-pure',
      'common knows no Node, DOM, React, Elasticsearch or Kibana',
      { path: '^common/' },
      {
        pathNot: [
          '^common/',
          '^node_modules/zod/',
          '^node_modules/(minisearch|fast-xml-parser|yaml)/',
        ],
      }
    ),
    rule(
      'minisearch-in-attack',
      'the search index is over the catalogue',
      { path: '^common/(?!attack/)' },
      {
        path: '^node_modules/minisearch/',
      }
    ),
    rule(
      'xml-in-sysmon',
      'XML is what Sysmon configurations are',
      { path: '^common/(?!sysmon/)' },
      {
        path: '^node_modules/fast-xml-parser/',
      }
    ),
    rule(
      'server-knows-common',
      'the server is not the browser, nor a host',
      { path: '^server/' },
      {
        path: '^(public|standalone|cli|test|bench|scripts)/',
      }
    ),
    rule(
      'browser-knows-common',
      'the browser is not the server, nor a host',
      { path: '^public/' },
      {
        path: '^(server|standalone|cli|test|bench|scripts)/',
      }
    ),
    rule(
      'platform-knows-no-slice',
      'platform is below the slices',
      { path: '^server/platform/' },
      {
        path: '^server/(?!platform/)',
      }
    ),
    rule(
      'public-platform-knows-no-feature',
      'platform is below the features',
      { path: '^public/platform/' },
      {
        path: '^public/(?!platform/)',
      }
    ),
    rule(
      'slices-are-apart',
      'a slice gets what it needs of another from plugin.ts',
      { path: '^server/(?!platform/)([^/]+)/' },
      { path: '^server/(?!platform/)[^/]+/', pathNot: '^server/$1/' }
    ),
    rule(
      'features-are-apart',
      'shared parts go to components; a feature may be loaded lazily by another',
      { path: '^public/features/([^/]+)/' },
      { path: '^public/features/', pathNot: ['^public/features/$1/'], dynamic: false }
    ),
    rule(
      'nobody-imports-the-host',
      'hosts load the plugin, not the other way round',
      { path: '^(common|server|public|cli|scripts)/' },
      {
        path: '^standalone/',
      }
    ),
    rule(
      'elasticsearch-client-in-platform',
      'only platform knows the client',
      { path: '^(server|common|public|cli|standalone)/', pathNot: ['^server/platform/', TEST] },
      {
        path: '^node_modules/(@elastic/elasticsearch|elasticsearch-7)/',
      }
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.cache|build|target|\\.elasticsearch)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
