/** `enterprise-attack-15.1.stix20.json.gz` → `15.1`: for bundles that do not say their version. */
export const versionInFileName = (name: string): string | null =>
  /(?:^|[^0-9.])v?(\d{1,2}\.\d{1,2})(?!\d)/.exec(name)?.[1] ?? null;
