import type { CatalogueIndex } from '../../common/attack/catalogue_index';
import type { CountedValues } from '../../common/coverage/count';
import type { Question, SentRequest, SourceAnswer } from '../../common/http/coverage';
import type { EmptyReason } from '../../common/http/sources';
import type { RawEvent } from '../../common/http/techniques';
import type { ViewFilter } from '../../common/http/view_filter';
import type { Source } from '../../common/sources/source';
import type { TimeRange } from '../../common/time/range';
import type { Elasticsearch } from '../platform/elasticsearch';
import type { SearchBody } from '../platform/multi_search';

/** What the slice needs of others, handed in by `plugin.ts`. */
export interface TagHealthParts {
  getCatalogue(
    key: Pick<ViewFilter, 'domain' | 'version'>,
    elasticsearch: Elasticsearch
  ): Promise<CatalogueIndex>;
  getSources(elasticsearch: Elasticsearch, question: Question): Promise<readonly Source[]>;
  /** Every distinct value of the field that each source's tags are counted from, to the last page. */
  countValues(
    elasticsearch: Elasticsearch,
    sources: readonly Source[],
    range: TimeRange,
    filter: Pick<ViewFilter, 'query' | 'hosts'>
  ): Promise<{
    readonly counted: readonly CountedValues[];
    readonly answers: readonly SourceAnswer[];
  }>;
  /** Clauses of the view for one source: range, filter, query, hosts. */
  eventFilters(source: Source, range: TimeRange, filter: ViewFilter): readonly object[];
  readHit(hit: unknown, source: Source): RawEvent;
  sentSearch(source_id: string, index: string, body: SearchBody): SentRequest;
  explainNoSource(elasticsearch: Elasticsearch): Promise<EmptyReason>;
  explainNothingCounted(
    elasticsearch: Elasticsearch,
    sources: readonly Source[],
    filtered: boolean
  ): Promise<EmptyReason>;
  /** Milliseconds since 1970. */
  now(): number;
}
