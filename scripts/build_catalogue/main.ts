import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readJsonFile } from '../../cli/read_json_file';
import { CoverageError } from '../../common/errors';
import { buildBuiltinFile } from './build_file';

/**
 * Makes the built-in catalogues: `node --import tsx scripts/build_catalogue/main.ts FILE…`, each an
 * official STIX 2.1 bundle (json or json.gz).
 */
async function main(paths: readonly string[]): Promise<void> {
  if (paths.length === 0) throw new CoverageError('invalid_input', 'Name one or more bundles.');
  const folder = join(__dirname, '..', '..', 'server', 'catalogue', 'data');
  for (const path of paths) {
    const { name, bytes } = buildBuiltinFile(await readJsonFile(path));
    await writeFile(join(folder, name), bytes);
    console.log(`${name}  ${bytes.length} bytes`);
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof CoverageError ? error.message : error);
  process.exitCode = 1;
});
