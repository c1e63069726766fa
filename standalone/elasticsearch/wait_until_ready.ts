import { basicAuthorization, isReady } from './health';
import { partsOf } from './node_folder';
import type { ProcessEnd, SupervisedProcess } from './process';
import { SUPERUSER } from './security_files';
import { explainEnd, explainTimeout } from './start_error';
import type { StartPlan } from './start_plan';

const POLL_MS = 150;
const PROGRESS_MS = 5_000;

/** Waits until the node answers; says every few seconds that it still waits. */
export async function waitUntilReady(
  plan: StartPlan,
  node: SupervisedProcess,
  url: string
): Promise<void> {
  const { clusterName, password, signal, timeoutMs, log } = plan;
  const authorization = password ? basicAuthorization(SUPERUSER, password) : undefined;
  const begin = Date.now();
  const failed = {
    version: plan.version,
    ephemeral: plan.ephemeral,
    logFile: partsOf(plan.folder).logFile,
  };
  let end: ProcessEnd | undefined;
  let reported = begin;
  void node.ended.then((how) => (end = how));
  while (!(await isReady(url, clusterName, authorization))) {
    signal?.throwIfAborted();
    if (end) throw explainEnd(failed, end.how, end.log);
    const now = Date.now();
    if (now - begin > timeoutMs) throw await explainTimeout(failed, timeoutMs);
    if (now - reported >= PROGRESS_MS) {
      log(`Waiting for Elasticsearch, ${Math.round((now - begin) / 1000)} s so far ...`);
      reported = now;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  log(`Elasticsearch answers at ${url} after ${((Date.now() - begin) / 1000).toFixed(1)} s`);
}
