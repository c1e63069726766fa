import type { CatalogueIndex } from '../../common/attack/catalogue_index';
import type { NamedTechniques } from '../../common/gaps/assess_facts';
import type { CoverageResponse, Question, SentRequest } from '../../common/http/coverage';
import type { EmptyReason } from '../../common/http/sources';
import type { ViewFilter } from '../../common/http/view_filter';
import type { Source } from '../../common/sources/source';
import type { TimeRange } from '../../common/time/range';
import type { Elasticsearch } from '../platform/elasticsearch';
import type { SearchBody } from '../platform/multi_search';
import type { GapState } from './gap_state';

/** What the slice needs of others, handed in by `plugin.ts`. */
export interface GapParts {
  getCatalogue(
    key: Pick<ViewFilter, 'domain' | 'version'>,
    elasticsearch: Elasticsearch
  ): Promise<CatalogueIndex>;
  getSources(elasticsearch: Elasticsearch, question: Question): Promise<readonly Source[]>;
  /** Tags of these sources, as the matrix counts them. */
  countTags(
    elasticsearch: Elasticsearch,
    filter: ViewFilter,
    sources: readonly Source[]
  ): Promise<Pick<CoverageResponse, 'techniques' | 'sources'>>;
  /** Clauses of the view for one source: range, filter, query, hosts. */
  eventFilters(source: Source, range: TimeRange, filter: ViewFilter): readonly object[];
  sentSearch(source_id: string, index: string, body: SearchBody): SentRequest;
  explainNoSource(elasticsearch: Elasticsearch): Promise<EmptyReason>;
  readonly state: GapState;
  /** Techniques that a Sysmon configuration in use or an enabled detection rule names; null where there is no input. */
  readConfigured(elasticsearch: Elasticsearch, question: Question): Promise<NamedTechniques | null>;
  /** Techniques that a simulation expected and that were observed; null where there is no input. */
  readValidated(elasticsearch: Elasticsearch, question: Question): Promise<NamedTechniques | null>;
  /** Milliseconds since 1970. */
  now(): number;
}
