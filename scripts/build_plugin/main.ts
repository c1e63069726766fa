/** `npm run build -- --kibana-version 7.10.2 [--kibana-version 8.19.2 …]`: installable zips in `build/`. */
import { stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPlugin } from './build_plugin';

const USAGE = 'Usage: npm run build -- --kibana-version 8.19.2 [--kibana-version …] [--out build]';

async function main(): Promise<void> {
  const root = join(__dirname, '..', '..');
  const { values } = parseArgs({
    options: {
      'kibana-version': { type: 'string', multiple: true, default: [] },
      out: { type: 'string', default: join(root, 'build') },
    },
  });
  const kibanaVersions = values['kibana-version'];
  if (kibanaVersions.length === 0) throw new Error(USAGE);
  const zips = await buildPlugin({ root, kibanaVersions, out: values.out });
  for (const path of zips) {
    const { size } = await stat(path);
    console.log(`${relative(process.cwd(), path)}  ${Math.round(size / 1024)} KiB`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
