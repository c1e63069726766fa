import { z } from 'zod';
import { DOMAINS } from '../attack/catalogue';
import { techniqueIdSchema } from './catalogue';
import { endpoint } from './endpoint';
import { nothing } from './nothing';

const ids = z.array(techniqueIdSchema);

const relatedKindSchema = z.enum(['malware', 'tool', 'group', 'campaign', 'mitigation']);

/** `current` as version for the release in use. */
const releaseParams = z.object({ domain: z.enum(DOMAINS), version: z.string().max(32) });

export const catalogueKnowledgeSchema = z.object({
  related: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: relatedKindSchema,
      aliases: z.array(z.string()),
      technique_ids: ids,
    })
  ),
  data_components: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      data_source: z.string().nullable(),
      technique_ids: ids,
    })
  ),
  /** Texts of techniques by id; empty where no bundle was uploaded. */
  descriptions: z.record(z.string(), z.string()),
});
export type CatalogueKnowledge = z.infer<typeof catalogueKnowledgeSchema>;

/** What search and filters need beside the matrix; asked for when somebody searches or filters. */
export const catalogueKnowledgeEndpoint = endpoint({
  method: 'get',
  path: '/catalogues/{domain}/{version}/knowledge',
  access: 'read',
  summary:
    'Software, groups, campaigns, mitigations and data components of one ATT&CK release, with their techniques',
  params: releaseParams,
  query: nothing,
  body: nothing,
  response: catalogueKnowledgeSchema,
});

const namedSchema = z.object({ id: z.string(), name: z.string() });

const logSourceSchema = z.object({
  component_id: z.string(),
  /** `WinEventLog:Sysmon` */
  name: z.string(),
  /** As ATT&CK wrote it: `EventCode=3, 22`, or prose. */
  channel: z.string(),
  /** Sysmon event ids that the channel lists; empty for other log sources and for prose. */
  sysmon_event_ids: z.array(z.number().int()),
});

export const techniqueKnowledgeSchema = z.object({
  id: techniqueIdSchema,
  name: z.string(),
  /** ATT&CK's own text, in its Markdown; null where no bundle was uploaded. */
  description: z.string().nullable(),
  former_ids: z.array(techniqueIdSchema),
  data_components: z.array(namedSchema.extend({ data_source: z.string().nullable() })),
  /** ATT&CK's own analytics, from v18 on. */
  analytics: z.array(
    z.object({
      id: z.string(),
      platforms: z.array(z.string()),
      log_sources: z.array(logSourceSchema),
    })
  ),
  mitigations: z.array(namedSchema),
  software: z.array(namedSchema),
  groups: z.array(namedSchema),
  campaigns: z.array(namedSchema),
});
export type TechniqueKnowledge = z.infer<typeof techniqueKnowledgeSchema>;

export const techniqueKnowledgeEndpoint = endpoint({
  method: 'get',
  path: '/catalogues/{domain}/{version}/techniques/{id}',
  access: 'read',
  summary: 'Everything that one ATT&CK release says about a technique',
  params: releaseParams.extend({ id: techniqueIdSchema }),
  query: nothing,
  body: nothing,
  response: techniqueKnowledgeSchema,
});
