/** A release of Kibana, compared part by part. */
export interface KibanaVersion {
  readonly text: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

const RELEASE = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

/**
 * @param text - a full version such as `8.19.2`: Kibana installs only what was made for it to the patch
 * @throws Error naming the reason, when it is no release or one that the plugin does not fit
 */
export function parseKibanaVersion(text: string): KibanaVersion {
  const [, major, minor, patch] = RELEASE.exec(text) ?? [];
  if (major === undefined) {
    throw new Error(`"${text}" is not a release of Kibana; give all three numbers, like 8.19.2`);
  }
  const version = { text, major: Number(major), minor: Number(minor), patch: Number(patch) };
  if (!isAtLeast(version, 7, 10)) {
    throw new Error(
      `Kibana ${text} is too old: 7.10 is the first that this plugin's parts fit into`
    );
  }
  if (version.major > 9) {
    throw new Error(`Kibana ${text} is newer than what this plugin was made for (up to 9.x)`);
  }
  return version;
}

export const isAtLeast = (version: KibanaVersion, major: number, minor: number): boolean =>
  version.major > major || (version.major === major && version.minor >= minor);
