/** What the global set-up of a run started, to be stopped by its global teardown. */
const store = globalThis as typeof globalThis & { attackCoverageCleanUp?: CleanUp[] };

type CleanUp = () => Promise<void>;

export function cleanUpLater(step: CleanUp): void {
  store.attackCoverageCleanUp = [...(store.attackCoverageCleanUp ?? []), step];
}

export async function cleanUp(): Promise<void> {
  for (const step of (store.attackCoverageCleanUp ?? []).reverse()) await step();
  store.attackCoverageCleanUp = [];
}
