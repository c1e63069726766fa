import { fileNameOf } from './maven';
import { artifactsOfModules, buildDescriptor, buildPolicy, jarsOf, MODULES } from './modules_7_10';

const byName = (name: string) => {
  const module = MODULES.find((candidate) => candidate.name === name);
  if (!module) throw new Error(`no module ${name}`);
  return module;
};

it('knows all thirteen modules, each once', () => {
  expect(new Set(MODULES.map(({ name }) => name)).size).toBe(13);
});

it('gives two modules their own versions of one library', () => {
  const files = artifactsOfModules().map(fileNameOf);
  expect(files).toEqual(
    expect.arrayContaining(['antlr4-runtime-4.5.1-1.jar', 'antlr4-runtime-4.5.3.jar'])
  );
  expect(new Set(files).size).toBe(files.length);
});

it('puts a module and its libraries together', () => {
  expect(jarsOf(byName('ingest-common')).map(fileNameOf)).toEqual([
    'ingest-common-7.10.2.jar',
    'grok-7.10.2.jar',
    'dissect-7.10.2.jar',
    'joni-2.1.29.jar',
    'jcodings-1.0.44.jar',
  ]);
});

it('describes a module to Elasticsearch', () => {
  const lines = buildDescriptor(byName('ingest-common')).split('\n');
  expect(lines).toContain('extended.plugins=lang-painless');
  expect(lines).toContain('classname=org.elasticsearch.ingest.common.IngestCommonPlugin');
});

it('extends only modules that are there', () => {
  const names = MODULES.map(({ name }) => name);
  const extended = MODULES.flatMap((module) => module.extends ?? []);
  expect(names).toEqual(expect.arrayContaining(extended));
});

it('grants permissions to those that need them', () => {
  expect(buildPolicy(byName('lang-mustache'))).toBe(
    'grant {\n  permission java.lang.RuntimePermission "accessDeclaredMembers";\n};\n'
  );
  expect(buildPolicy(byName('percolator'))).toBeUndefined();
});
