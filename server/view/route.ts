import { analyticTypesEndpoint } from '../../common/http/analytic_types';
import type { Question, SentRequest } from '../../common/http/coverage';
import { groupByAnalyticType } from '../../common/rule_name/analytic_types';
import type { ViewedSource } from '../../common/sources/viewed_source';
import type { Elasticsearch } from '../platform/elasticsearch';
import { implement } from '../platform/implement';
import { resolveRange } from '../platform/resolve_range';
import type { AnalyticTypeParts } from './keep_analytic_types';
import { countRuleNames, type RuleNameValues } from './rule_name_values';

type Value = NonNullable<RuleNameValues['values']>[number];

interface Parts extends AnalyticTypeParts {
  getSources(elasticsearch: Elasticsearch, question: Question): Promise<readonly ViewedSource[]>;
}

/** What there is to choose from, whatever is chosen: analytic types of the view's rule names. */
export const analyticTypesRoute = (parts: Parts) =>
  implement(analyticTypesEndpoint, async ({ elasticsearch, body }) => {
    const filter = { ...body.filter, analytic_types: [] };
    const range = resolveRange(filter, parts.now());
    const sources = await parts.getSources(elasticsearch, { ...body, filter });
    const found = await countRuleNames(parts, elasticsearch, sources, range, filter);
    const values = ([] as Value[]).concat(...found.map((each) => [...(each.values ?? [])]));
    const incomplete: { source_id: string; reason: string }[] = [];
    const requests: SentRequest[] = [];
    for (const { source_id, reason, request } of found) {
      if (reason !== null) incomplete.push({ source_id, reason });
      if (request !== null) requests.push(request);
    }
    return {
      range,
      types: [...groupByAnalyticType(values)],
      incomplete,
      requests,
    };
  });
