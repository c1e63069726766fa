import { z } from 'zod';
import { DOMAINS } from '../catalogue';
import { PACKED_FORMAT, PACKED_FORMAT_VERSION } from './format';

const index = z.number().int().min(0);
const indexes = z.array(index);
const texts = z.array(z.string());

/**
 * A catalogue as columns: entry n of each column of a table belongs to the table's n-th row.
 * Numbers are positions in another table. `*_or_none` columns hold position + 1, and 0 for none.
 * `steps` hold the first position, then the difference to the one before, which compresses well.
 */
export const packedCatalogueSchema = z.object({
  format: z.literal(PACKED_FORMAT),
  format_version: z.literal(PACKED_FORMAT_VERSION),
  domain: z.enum(DOMAINS),
  version: z.string().nullable(),
  tactics: z.object({ ids: texts, names: texts, short_names: texts }),
  matrices: z.object({ ids: texts, names: texts, tactics: z.array(indexes) }),
  /** Distinct combinations: most techniques share one with others. */
  tactic_sets: z.array(indexes),
  platform_sets: z.array(texts),
  techniques: z.object({
    ids: texts,
    names: texts,
    tactic_sets: indexes,
    platform_sets: indexes,
    parents_or_none: indexes,
  }),
  retired: z.object({
    ids: texts,
    names: texts,
    statuses: z.array(z.enum(['revoked', 'deprecated'])),
    currents_or_none: indexes,
  }),
  data_sources: texts,
  data_components: z.object({
    ids: texts,
    names: texts,
    data_sources: z.array(z.string().nullable()),
  }),
  detects: z.object({ components: indexes, techniques: indexes }),
  log_source_names: texts,
  channels: texts,
  log_sources: z.object({ components: indexes, names: indexes, channels: indexes }),
  analytics: z.object({
    ids: texts,
    techniques: indexes,
    platform_sets: indexes,
    log_sources: z.array(indexes),
  }),
  related: z.object({
    ids: texts,
    names: texts,
    kinds: z.array(z.enum(['malware', 'tool', 'group', 'campaign', 'mitigation'])),
    aliases: z.array(texts),
    technique_steps: z.array(z.array(z.number().int())),
    software_steps: z.array(z.array(z.number().int())),
  }),
});

export type PackedCatalogue = z.infer<typeof packedCatalogueSchema>;
