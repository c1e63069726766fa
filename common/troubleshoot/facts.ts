import type { CatalogueIndex } from '../attack/catalogue_index';
import type { ViewFilter } from '../http/view_filter';
import type { ViewedSource } from '../sources/viewed_source';
import type { TimeRange } from '../time/range';

/** How an index maps one field; null wherever it could not be asked. */
export interface FieldFacts {
  readonly name: string;
  /** `keyword`, `text`, …; null where the field is not mapped. */
  readonly type: string | null;
  readonly aggregatable: boolean;
  /** Characters; longer values are not indexed. */
  readonly ignore_above: number | null;
}

/** What Elasticsearch says of the event as part of one source; null where only a stored event could tell. */
export interface SourceFacts {
  readonly source: ViewedSource;
  /** The source's indices hold it (and no source before owns them). */
  readonly in_index: boolean | null;
  readonly passes_filter: boolean | null;
  readonly in_range: boolean | null;
  /** Range, query, hosts and analytic types of the view. */
  readonly in_view: boolean | null;
  /** Ids of the suppressions that name it. */
  readonly suppressed_by: readonly string[] | null;
  /** What a count sees in the tag field. */
  readonly indexed_values: readonly string[] | null;
}

/** Everything that is known of one event: from Elasticsearch where it is stored, else from its text alone. */
export interface EventFacts {
  readonly index: string | null;
  readonly id: string | null;
  readonly document: Readonly<Record<string, unknown>>;
  /** In order of precedence, chosen in the view or not. */
  readonly sources: readonly SourceFacts[];
  /** Mappings of the fields that known layouts use, by name; empty where they could not be asked. */
  readonly fields: ReadonlyMap<string, FieldFacts>;
  /** Fields of the event whose values the index did not keep; null where only a stored event could tell. */
  readonly ignored: readonly string[] | null;
  readonly filter: ViewFilter;
  readonly range: TimeRange;
  readonly catalogue: CatalogueIndex;
}
