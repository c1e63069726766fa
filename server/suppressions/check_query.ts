import { CoverageError } from '../../common/errors';
import type { Source } from '../../common/sources/source';
import { suppressionClauses } from '../../common/suppressions/clauses';
import type { Elasticsearch } from '../platform/elasticsearch';
import { multiSearch } from '../platform/multi_search';

/**
 * A query that Elasticsearch cannot read would make every count unknown, for everybody.
 *
 * @throws CoverageError `invalid_input` with Elasticsearch's own reason
 */
export async function checkQuery(
  elasticsearch: Elasticsearch,
  sources: readonly Source[],
  query: string
): Promise<void> {
  const searches = sources.map((source) => ({
    index: source.index_pattern,
    body: {
      size: 0,
      track_total_hits: false,
      terminate_after: 1,
      query: { bool: { filter: suppressionClauses([{ kind: 'query', value: query }], source) } },
    },
  }));
  const answers = await multiSearch(elasticsearch, searches);
  const [first] = answers;
  // Where one source alone fails, it is that source's trouble.
  if (first === undefined || answers.some(({ status }) => status === 'complete')) return;
  throw new CoverageError('invalid_input', `The query cannot be searched. ${first.reason ?? ''}`);
}
