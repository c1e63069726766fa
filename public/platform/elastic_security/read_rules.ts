import {
  type ElasticRule,
  elasticRulesPageSchema,
} from '../../../common/detection_rules/read_elastic_rules';
import type { CoreStart } from '../core_contract';
import { httpFailure } from '../http_failure';

/** Elastic Security's enabled rules, or why there are none to read. */
export type ElasticRules =
  | { readonly kind: 'rules'; readonly rules: readonly ElasticRule[]; readonly total: number }
  /** This Kibana has no Elastic Security, or it was never opened in this space. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'forbidden'; readonly message: string };

const PATH = '/api/detection_engine/rules/_find';
const PAGE = 500;
/** Elasticsearch pages no further. */
const MOST = 10_000;

/**
 * Reads the enabled rules through Elastic Security's own API, as the current user.
 *
 * @param onProgress - rules read so far, and all of them
 * @throws Error of `core.http` for other failures than absence and missing rights
 */
export async function readElasticRules(
  http: CoreStart['http'],
  signal: AbortSignal,
  onProgress: (read: number, total: number) => void = () => undefined
): Promise<ElasticRules> {
  const rules = new Map<string, ElasticRule>();
  try {
    for (let page = 1; ; page++) {
      const query = {
        page,
        per_page: PAGE,
        filter: 'alert.attributes.enabled: true',
        sort_field: 'name',
        sort_order: 'asc',
      };
      const answer = await http.fetch(PATH, {
        method: 'GET',
        version: '2023-10-31',
        query,
        signal,
      });
      const { data, total } = elasticRulesPageSchema.parse(answer);
      for (const rule of data) if (rule.enabled) rules.set(rule.id, rule);
      onProgress(Math.min(page * PAGE, total), total);
      const isLast = data.length < PAGE || page * PAGE >= Math.min(total, MOST);
      if (isLast) return { kind: 'rules', rules: [...rules.values()], total };
    }
  } catch (error) {
    const failure = httpFailure(error);
    if (failure?.status === 404) return { kind: 'absent' };
    if (failure?.status === 403)
      return { kind: 'forbidden', message: failure.message ?? 'Forbidden' };
    throw error;
  }
}

/** The page of one of its rules. */
export const elasticRulePath = ({ http }: CoreStart, id: string): string =>
  http.basePath.prepend(`/app/security/rules/id/${encodeURIComponent(id)}`);
