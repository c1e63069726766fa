/**
 * Platforms as ATT&CK renamed them. AWS, GCP and Azure became IaaS in version 9; the rest changed
 * between 15 and 17. Only lookups use this table: a catalogue keeps the names of its own release.
 */
const CURRENT_NAME: ReadonlyMap<string, string> = new Map([
  ['AWS', 'IaaS'],
  ['GCP', 'IaaS'],
  ['Azure', 'IaaS'],
  ['Azure AD', 'Identity Provider'],
  ['Office 365', 'Office Suite'],
  ['Google Workspace', 'Office Suite'],
  ['Network', 'Network Devices'],
]);

/** `Azure AD` → `Identity Provider`; a name that was never changed is its own current name. */
export const currentPlatformName = (platform: string): string =>
  CURRENT_NAME.get(platform) ?? platform;

/**
 * Whether a technique or analytic belongs to a platform, under its old or its current name.
 *
 * @param platforms - as the release lists them. Where it lists none, or `None` (nearly all of ICS
 *   since 14), nothing is excluded: no platform named is not another platform named
 */
export function isOnPlatform(platforms: readonly string[], platform: string): boolean {
  const named = platforms.filter((name) => name !== 'None');
  const wanted = currentPlatformName(platform);
  return named.length === 0 || named.some((name) => currentPlatformName(name) === wanted);
}
