/**
 * Runs the checks one after another, all of them even where one fails, and ends with `N passed, N failed`.
 *
 *   node scripts/test.mjs            everything
 *   node scripts/test.mjs check      without Elasticsearch and browser
 *   node scripts/test.mjs unit e2e   the named ones
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

const tool = (name, ...args) => ({ kind: 'tool', name, args });
const jest = (...projects) => ({ kind: 'jest', projects });

const CHECKS = {
  format: tool('prettier', '--check', '--log-level', 'warn', '.'),
  lint: tool('eslint', '.', '--max-warnings', '0'),
  types: tool('tsc', '--noEmit'),
  imports: tool(
    'depcruise',
    '--no-progress',
    'common',
    'server',
    'public',
    'standalone',
    'cli',
    'scripts',
    'test',
    'bench'
  ),
  dead_code: tool('knip', '--no-progress'),
  unit: jest('node', 'browser'),
  integration: jest('integration'),
  e2e: jest('e2e'),
};
const WITHOUT_SERVERS = ['format', 'lint', 'types', 'imports', 'dead_code', 'unit'];

const run = (command, args) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [command, ...args], { cwd: ROOT, stdio: 'inherit' });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });

const binary = (name) => realpath(join(ROOT, 'node_modules', '.bin', name));

async function runTool({ name, args }) {
  const code = await run(await binary(name), args);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** Suites that start servers run one at a time: each of them wants the whole machine. */
async function runJest({ projects }) {
  const folder = await mkdtemp(join(tmpdir(), 'attack-coverage-test-'));
  const report = join(folder, 'report.json');
  const alone = projects.includes('node') ? [] : ['--runInBand'];
  try {
    const code = await run(await binary('jest'), [
      ...alone,
      '--json',
      `--outputFile=${report}`,
      '--selectProjects',
      ...projects,
    ]);
    return count(JSON.parse(await readFile(report, 'utf8')), code);
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A suite that could not even run is a failure of its own. */
function count(report, code) {
  const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = report;
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  const unseen = code !== 0 && failed === 0 ? 1 : 0;
  return { passed: numPassedTests, failed: failed + unseen, skipped: numPendingTests };
}

function chosen(names) {
  if (names.length === 0) return Object.keys(CHECKS);
  const all = names.flatMap((name) => (name === 'check' ? WITHOUT_SERVERS : [name]));
  const unknown = all.filter((name) => !(name in CHECKS));
  if (unknown.length === 0) return all;
  process.stderr.write(
    `No such check: ${unknown.join(', ')}. There are: check, ${Object.keys(CHECKS).join(', ')}.\n`
  );
  process.exit(2);
}

const total = { passed: 0, failed: 0, skipped: 0 };
const summary = [];
for (const name of chosen(process.argv.slice(2))) {
  process.stdout.write(`\n== ${name}\n`);
  const started = Date.now();
  const check = CHECKS[name];
  const result = await (check.kind === 'tool' ? runTool(check) : runJest(check));
  for (const key of Object.keys(total)) total[key] += result[key];
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  summary.push(`${result.failed === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
}
process.stdout.write(`\n${summary.join('\n')}\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
