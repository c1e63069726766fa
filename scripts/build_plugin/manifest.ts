import { z } from 'zod';
import { isAtLeast, type KibanaVersion } from './kibana_version';

/** `kibana.json` of the checkout: what is the same for every Kibana. A key too many stops all of Kibana. */
const baseSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-zA-Z0-9]+$/),
  configPath: z.array(z.string()),
  requiredPlugins: z.array(z.string()),
  optionalPlugins: z.array(z.string()),
  requiredBundles: z.array(z.string()),
  server: z.boolean(),
  ui: z.boolean(),
});

export type BaseManifest = z.output<typeof baseSchema>;

export interface Manifest extends BaseManifest {
  readonly version: string;
  readonly kibanaVersion: string;
  readonly owner?: { readonly name: string };
}

const OWNER = { name: 'ATT&CK coverage for Kibana' };

export const parseBaseManifest = (json: string): BaseManifest => baseSchema.parse(JSON.parse(json));

/** @returns the manifest that this Kibana accepts: `owner` is unknown before 7.16 and required from there on */
export const buildManifest = (
  base: BaseManifest,
  pluginVersion: string,
  kibana: KibanaVersion
): Manifest => ({
  ...base,
  version: pluginVersion,
  kibanaVersion: kibana.text,
  ...(isAtLeast(kibana, 7, 16) ? { owner: OWNER } : {}),
});
