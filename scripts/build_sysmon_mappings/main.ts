import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { readJsonFile } from '../../cli/read_json_file';
import { CoverageError } from '../../common/errors';
import { buildComponentEvents } from './component_events';

/**
 * Makes `common/sysmon/component_events.json`: `node --import tsx scripts/build_sysmon_mappings/main.ts CSV JSON`, the
 * published table of the Center for Threat-Informed Defense and the survey of both published tables.
 */
async function main([csv, survey]: readonly string[]): Promise<void> {
  if (csv === undefined || survey === undefined)
    throw new CoverageError('invalid_input', 'Name the CSV of the CTID and the survey.');
  const rows = buildComponentEvents(await readFile(csv, 'utf8'), await readJsonFile(survey));
  const file = join(__dirname, '..', '..', 'common', 'sysmon', 'component_events.json');
  await writeFile(file, await format(JSON.stringify(rows), { parser: 'json', printWidth: 100 }));
  console.log(`${rows.length} pairs`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof CoverageError ? error.message : error);
  process.exitCode = 1;
});
