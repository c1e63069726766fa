import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Entry, openPromise } from 'yauzl';
import { findEvaluation } from '../bundle/code_evaluation';
import { gzipBytes } from '../bundle/size_report';
import { buildPlugin } from './build_plugin';
import { buildPluginFiles } from './plugin_files';
import type { ZipEntry } from './write_zip';
import { writeZip } from './write_zip';

const SAMPLE = {
  root: process.cwd(),
  app: 'scripts/build_plugin/fixtures/app.tsx',
  server: 'scripts/build_plugin/fixtures/server.ts',
};
const KIB = 1024;
/** A class of EUI or of charts under its own name, with what stands before it. */
const FOREIGN_CLASS = /.{0,80}["'`. ](eui|ech)(?!Ac[A-Z-])[A-Z]\w+/g;
const TEST_SUBJECT = /data-test-subj|dataTestSubj/;

describe('the built plugin', () => {
  let files: readonly ZipEntry[];
  const text = (name: string) =>
    new TextDecoder().decode(files.find((file) => file.name === name)?.contents);
  const scripts = () =>
    files.filter(({ name }) => name.startsWith('target/') && name.endsWith('.js'));

  beforeAll(async () => {
    files = await buildPluginFiles(SAMPLE);
  }, 120_000);

  it('is the same, byte for byte, when it is built again', async () => {
    const again = await buildPluginFiles(SAMPLE);
    expect(again.map(({ name }) => name)).toEqual(files.map(({ name }) => name));
    const different = again.filter(
      ({ contents }, n) =>
        Buffer.compare(Buffer.from(contents), Buffer.from(files[n]?.contents ?? '')) !== 0
    );
    expect(different.map(({ name }) => name)).toEqual([]);
  }, 120_000);

  it('names the app in the file that is never cached', () => {
    const { file } = JSON.parse(text('public/assets/app.json'));
    expect(file).toMatch(/^app-[A-Z0-9]+\.js$/);
    expect(text(`target/public/${file}`)).toContain('renderApp');
    expect(text('target/public/attackCoverage.plugin.js')).toContain(file);
  });

  it('brings a compressed form of each script', () => {
    const names = files.map(({ name }) => name);
    for (const { name } of scripts()) {
      expect(names).toEqual(expect.arrayContaining([`${name}.gz`, `${name}.br`]));
    }
  });

  it('evaluates no text, as the content security policy demands', () => {
    expect(
      scripts().flatMap(({ contents }) => findEvaluation(String(Buffer.from(contents))))
    ).toEqual([]);
  });

  it('keeps out of the way of the EUI and the charts of Kibana', () => {
    const named = scripts().flatMap(({ contents }) => [
      ...Buffer.from(contents).toString().matchAll(FOREIGN_CLASS),
    ]);
    const classes = named.map(([found]) => found).filter((found) => !TEST_SUBJECT.test(found));
    expect(classes).toEqual([]);
  });

  it('stays small', () => {
    const entry = files.filter(({ name }) => name.endsWith('attackCoverage.plugin.js'));
    expect(gzipBytes(entry)).toBeLessThan(5 * KIB);
    expect(gzipBytes(scripts())).toBeLessThan(800 * KIB);
  });

  it('lists what is bundled, with its licence', () => {
    const list = text('THIRD_PARTY_LICENSES');
    expect(list).toMatch(/^@elastic\/eui \d/m);
    expect(list).toMatch(/^react-dom \d/m);
    expect(list).toContain('Elastic License 2.0');
    expect(list).not.toMatch(/^refractor /m);
  });
});

describe('buildPlugin', () => {
  it('refuses a version before it builds anything', async () => {
    const out = join(tmpdir(), 'never-written');
    const building = buildPlugin({ ...SAMPLE, out, kibanaVersions: ['8.19.2', '7.9.3'] });
    await expect(building).rejects.toThrow('7.9.3 is too old');
  });

  it('says what is missing', async () => {
    await expect(buildPluginFiles({ ...SAMPLE, server: 'server/none.ts' })).rejects.toThrow(
      'server/none.ts is missing'
    );
  });
});

describe('writeZip', () => {
  const folder = mkdtempSync(join(tmpdir(), 'attack-coverage-zip-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const entry = (name: string) => ({ name, contents: Buffer.from(name.repeat(50)) });

  it('writes the same bytes whatever the order', async () => {
    await writeZip(join(folder, 'a.zip'), [entry('x/b.js'), entry('x/a.gz')]);
    await writeZip(join(folder, 'b.zip'), [entry('x/a.gz'), entry('x/b.js')]);
    expect(readFileSync(join(folder, 'a.zip'))).toEqual(readFileSync(join(folder, 'b.zip')));
  });

  it('makes files that everybody may read', async () => {
    const path = join(folder, 'modes.zip');
    await writeZip(path, [entry('kibana/attackCoverage/kibana.json')]);
    const entries: Entry[] = [];
    const zip = await openPromise(path);
    for await (const one of zip.eachEntry()) entries.push(one);
    expect(entries.map(({ externalFileAttributes }) => externalFileAttributes >>> 16)).toEqual([
      0o100644,
    ]);
  });
});
