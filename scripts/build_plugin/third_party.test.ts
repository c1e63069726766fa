import { bundledPackageFolders, printThirdParty, readThirdParty } from './third_party';

const output = (inputs: Record<string, number>) => ({
  inputs: {},
  outputs: {
    'app.js': {
      bytes: 1,
      imports: [],
      exports: [],
      inputs: Object.fromEntries(
        Object.entries(inputs).map(([path, bytesInOutput]) => [path, { bytesInOutput }])
      ),
    },
  },
});

describe('third-party licences', () => {
  it('names packages of which something is bundled', () => {
    const folders = bundledPackageFolders([
      output({
        'node_modules/zod/v4/core/util.js': 10,
        'node_modules/@elastic/eui/es/index.js': 10,
        'node_modules/a/node_modules/b/index.js': 1,
        'node_modules/shaken_off/index.js': 0,
        'public/index.ts': 5,
      }),
    ]);
    expect(folders).toEqual([
      'node_modules/@elastic/eui',
      'node_modules/a/node_modules/b',
      'node_modules/zod',
    ]);
  });

  it('reads a package from its own files', async () => {
    const react = await readThirdParty('.', 'node_modules/react');
    expect(react).toMatchObject({ name: 'react', licence: 'MIT' });
    expect(react.text).toContain('Permission is hereby granted');
  });

  it('prints each version once, in order', () => {
    const one = { name: 'b', version: '1.0.0', licence: 'MIT', text: 'Text.' };
    const printed = printThirdParty([one, one, { ...one, name: 'a', text: '' }]);
    expect(printed.match(/^[ab] 1\.0\.0$/gm)).toEqual(['a 1.0.0', 'b 1.0.0']);
  });
});
