/** Unit tests stand beside their source; suites that need Elasticsearch or a browser live in test/. */
const swc = {
  '^.+\\.(t|j)sx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic', importSource: '@emotion/react' } },
      },
      module: { type: 'commonjs' },
    },
  ],
};
const eui = {
  '^@elastic/eui$': '@elastic/eui/test-env',
  '^@elastic/eui/es/(.*)$': '@elastic/eui/test-env/$1',
};
/** A package that ships nothing but ES modules, and says so. */
const esModules = {
  moduleNameMapper: { '^winevtx$': '<rootDir>/node_modules/winevtx/dist/index.js' },
  transformIgnorePatterns: ['/node_modules/(?!winevtx/)'],
};
const base = {
  rootDir: __dirname,
  transform: swc,
  modulePathIgnorePatterns: ['<rootDir>/(build|target|\\.cache|\\.elasticsearch)/'],
};

/** @type {import('jest').Config} */
module.exports = {
  projects: [
    {
      ...base,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: [
        '<rootDir>/{common,server,standalone,cli,scripts,bench,test/builders}/**/*.test.ts',
      ],
      ...esModules,
    },
    {
      ...base,
      displayName: 'browser',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/public/**/*.test.{ts,tsx}'],
      moduleNameMapper: {
        ...eui,
        ...esModules.moduleNameMapper,
        '\\.css$': '<rootDir>/test/css_stub.ts',
      },
      // Packages of EUI's that ship nothing but ES modules.
      transformIgnorePatterns: ['/node_modules/(?!(uuid|chroma-js|winevtx|d3-[a-z]+)/)'],
      setupFiles: ['<rootDir>/test/jsdom_setup.ts'],
    },
    {
      ...base,
      displayName: 'integration',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/integration/**/*.test.ts'],
      globalSetup: '<rootDir>/test/one_cluster/integration_setup.ts',
      globalTeardown: '<rootDir>/test/one_cluster/teardown.ts',
      ...esModules,
    },
    {
      ...base,
      displayName: 'e2e',
      testEnvironment: 'node',
      globalSetup: '<rootDir>/test/one_cluster/browser_setup.ts',
      globalTeardown: '<rootDir>/test/one_cluster/teardown.ts',
      testMatch: ['<rootDir>/test/e2e/**/*.test.ts', '<rootDir>/test/host_contract/**/*.test.ts'],
    },
  ],
};
