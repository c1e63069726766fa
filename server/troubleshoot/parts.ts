import type { CatalogueIndex } from '../../common/attack/catalogue_index';
import type { Question } from '../../common/http/coverage';
import type { ViewFilter } from '../../common/http/view_filter';
import type { ViewedSource } from '../../common/sources/viewed_source';
import type { TimeRange } from '../../common/time/range';
import type { Elasticsearch } from '../platform/elasticsearch';

/** What the slice needs of others, handed in by `plugin.ts`. */
export interface TroubleshootParts {
  getCatalogue(
    key: Pick<ViewFilter, 'domain' | 'version'>,
    elasticsearch: Elasticsearch
  ): Promise<CatalogueIndex>;
  getSources(elasticsearch: Elasticsearch, question: Question): Promise<readonly ViewedSource[]>;
  /** Clauses of the view for one source: range, the source's filter, query, hosts. */
  eventFilters(
    source: ViewedSource,
    range: TimeRange,
    filter: Pick<ViewFilter, 'query' | 'hosts'>
  ): readonly object[];
  /** Milliseconds since 1970. */
  now(): number;
}
