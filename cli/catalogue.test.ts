import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  aCollection,
  aRelation,
  aRevokedTechnique,
  aTechnique,
  anEnterpriseBundle,
} from '../test/builders/stix';
import { runCatalogue } from './catalogue';

const folder = mkdtempSync(join(tmpdir(), 'cli-catalogue-'));
afterAll(() => rmSync(folder, { recursive: true }));

const [live, old] = [aTechnique('T1059'), aRevokedTechnique('T1086')];
const bundle = anEnterpriseBundle(
  aCollection('18.1'),
  live,
  old,
  aRelation(old, 'revoked-by', live)
);
const path = join(folder, 'bundle.json.gz');
writeFileSync(path, gzipSync(JSON.stringify(bundle)));

async function run(...args: readonly string[]) {
  let output = '';
  const exitCode = await runCatalogue(args, { stdout: (text) => (output += text) });
  return { exitCode, output };
}

it('prints one JSON object', async () => {
  const { exitCode, output } = await run(path, '--json');
  expect(exitCode).toBe(0);
  expect(JSON.parse(output)).toMatchObject({
    domain: 'enterprise',
    version: '18.1',
    techniques: 1,
    revoked: 1,
    redirects: { T1086: 'T1059' },
  });
});

it('prints a table for people', async () => {
  const { output } = await run(path);
  expect(output).toContain('sub techniques   0\n');
  expect(output).toContain('redirects        1\n');
});

it.each([
  ['no file', [], 'Name one file. Usage'],
  ['two files', ['a', 'b'], 'Name one file. Usage'],
  ['an unknown option', [path, '--yaml'], 'There is no option --yaml'],
])('explains itself given %s', async (_meaning, args, message) => {
  await expect(run(...args)).rejects.toThrow(message);
});

it('names the file that is not ATT&CK', async () => {
  const other = join(folder, 'other.json');
  writeFileSync(other, '{"type":"bundle","objects":[]}');
  await expect(run(other)).rejects.toMatchObject({
    code: 'not_attack',
    message: `${other}: The bundle is empty: "objects" has no entry.`,
  });
});
