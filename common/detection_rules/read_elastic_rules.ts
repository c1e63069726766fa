import { z } from 'zod';
import { isTechniqueId, type TechniqueId } from '../attack/ids';
import type { DetectionRule } from '../http/rule_sets';

const named = z.object({ id: z.string().nullish() }).loose();
const threatSchema = z.object({
  framework: z.string().nullish(),
  technique: z.array(named.extend({ subtechnique: z.array(named).nullish() })).nullish(),
});

/** A page of `GET /api/detection_engine/rules/_find`, 7.10 to 9.x; what else a rule holds is let through unread. */
export const elasticRulesPageSchema = z.object({
  total: z.number().int().min(0),
  data: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      enabled: z.boolean(),
      threat: z.array(threatSchema).nullish(),
    })
  ),
});
export type ElasticRule = z.output<typeof elasticRulesPageSchema>['data'][number];

/**
 * An enabled rule of Elastic Security with what its `threat` names. Where it names a sub-technique, the technique above it is
 * only the path to it and is no claim of its own.
 */
export function readElasticRule({ id, name, threat }: ElasticRule): DetectionRule {
  const techniques = new Set<TechniqueId>();
  for (const { framework, technique } of threat ?? []) {
    if (typeof framework === 'string' && !/att&ck/i.test(framework)) continue;
    for (const { id: own, subtechnique } of technique ?? []) {
      const ids = (subtechnique ?? []).map((sub) => sub.id);
      for (const each of ids.length > 0 ? ids : [own])
        if (typeof each === 'string' && isTechniqueId(each)) techniques.add(each);
    }
  }
  return { id, name, techniques: [...techniques], log_source: null };
}
