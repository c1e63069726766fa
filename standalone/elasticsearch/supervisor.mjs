/**
 * Stands between the launcher and Elasticsearch. However the launcher's process ends, the channel
 * to it closes, and this process then ends Elasticsearch: nothing else would after a SIGKILL.
 * It is plain JavaScript so that it starts at once and needs no loader.
 *
 * Started with the node's folder as its argument, by which a later launcher recognises it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

const GRACE_MS = 15_000;
const POLL_MS = 100;
const LOG_TAIL = 200_000;
const onWindows = process.platform === 'win32';

let elasticsearch;
let plan;
let stopping = false;

process.on('message', (message) => {
  if (message.kind === 'start') start(message);
  if (message.kind === 'stop') stop();
});
process.on('disconnect', stop);
process.on('SIGTERM', stop);
process.on('SIGINT', () => {});
process.on('SIGHUP', () => {});

function start(message) {
  plan = message;
  const log = openSync(plan.logFile, 'a');
  elasticsearch = spawn(plan.command, plan.args, {
    cwd: plan.cwd,
    env: plan.env,
    ...plan.account,
    // A process group of its own: its scripts and both of its Java processes end together.
    detached: !onWindows,
    shell: onWindows,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  elasticsearch.on('error', (error) => finish({ kind: 'failed', message: error.message }));
  elasticsearch.on('exit', (code, signal) =>
    finish({ kind: 'exited', code, signal, log: readLog() })
  );
  elasticsearch.on('spawn', () => {
    writeRecord({ supervisorPid: process.pid, elasticsearchPid: elasticsearch.pid });
    tell({ kind: 'spawned', pid: elasticsearch.pid });
  });
}

/** Adds to the node's record, whole or not at all: a launcher may be reading it. */
function writeRecord(facts) {
  const record = JSON.parse(readFileSync(plan.recordFile, 'utf8'));
  writeFileSync(`${plan.recordFile}.new`, JSON.stringify({ ...record, ...facts }));
  renameSync(`${plan.recordFile}.new`, plan.recordFile);
}

function stop() {
  if (stopping) return;
  stopping = true;
  if (!elasticsearch) process.exit(0);
  signalGroup('SIGTERM');
  setTimeout(() => signalGroup('SIGKILL'), GRACE_MS).unref();
}

function readLog() {
  try {
    return readFileSync(plan.logFile, 'utf8').slice(-LOG_TAIL);
  } catch {
    return '';
  }
}

function signalGroup(signal) {
  if (onWindows) {
    spawnSync('taskkill', ['/pid', String(elasticsearch.pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-elasticsearch.pid, signal);
  } catch {
    // The group is gone.
  }
}

/** The group's first process is gone; its children may need a moment more. */
async function finish(outcome) {
  const deadline = Date.now() + GRACE_MS;
  while (groupLives() && Date.now() < deadline) await pause();
  signalGroup('SIGKILL');
  while (groupLives() && Date.now() < deadline + 2_000) await pause();
  rmSync(plan.ephemeral ? plan.folder : plan.recordFile, {
    recursive: true,
    force: true,
    maxRetries: 5,
    retryDelay: 100,
  });
  tell(outcome, () => process.exit(0));
}

function groupLives() {
  if (onWindows || !elasticsearch.pid) return false;
  try {
    process.kill(-elasticsearch.pid, 0);
    return true;
  } catch {
    return false;
  }
}

function pause() {
  return new Promise((resolve) => setTimeout(resolve, POLL_MS));
}

function tell(message, done = () => {}) {
  if (!process.connected) return done();
  process.send(message, done);
}
