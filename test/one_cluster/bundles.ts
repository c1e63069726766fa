/** Names the folder with the app as built for the browser suites of this run. */
export const BUNDLES_VARIABLE = 'ATTACK_COVERAGE_TEST_BUNDLES';

export function takeBundles(): string {
  const folder = process.env[BUNDLES_VARIABLE];
  if (!folder) throw new Error(`${BUNDLES_VARIABLE} is not set: the suite has no global set-up`);
  return folder;
}
