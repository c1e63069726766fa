import { quoted } from '../../../common/explain/tag_query';
import type { CoverageResponse } from '../../../common/http/coverage';
import type { ViewFilter } from '../../../common/http/view_filter';
import type { VolumeResponse } from '../../../common/http/volume';
import type { Source } from '../../../common/sources/source';
import { viewUrl } from '../../components/view/use_view';
import type { Dimension } from './contributions';

type Search = Readonly<Record<string, string>>;

/** Where a row of the ranking leads; null where it has no such place. */
export interface RowActions {
  /** Opens the row in the matrix. */
  readonly matrixSearch: ((key: string) => Search) | null;
  /** Opens the raw events behind it; the inner null where a rule names no live technique. */
  readonly eventsSearch: ((key: string) => Search | null) | null;
}

const ANY_VIEW = viewUrl({});

/** The view as another page of the app opens with it: the same time, query, hosts, sources and catalogue. */
export const viewOf = (filter: ViewFilter): Search =>
  Object.fromEntries(new URLSearchParams(ANY_VIEW.print(filter)));

/** Techniques open in the matrix, tactics and hosts filter it; raw events are those of a technique, or of a rule's first. */
export function rowActions(
  by: Dimension,
  filter: ViewFilter,
  sources: readonly Source[],
  volume: VolumeResponse | undefined
): RowActions {
  const view = viewOf(filter);
  const keyed = (name: string) => (key: string) => ({ ...view, [name]: key });
  switch (by) {
    case 'technique':
      return {
        matrixSearch: keyed('technique'),
        eventsSearch: (technique) => ({ ...view, technique, tab: 'events' }),
      };
    case 'tactic':
      return { matrixSearch: keyed('tactics'), eventsSearch: null };
    case 'host':
      return { matrixSearch: keyed('hosts'), eventsSearch: null };
    case 'analytic_type':
      return { matrixSearch: keyed('analytic_types'), eventsSearch: null };
    case 'rule':
      return {
        matrixSearch: null,
        eventsSearch: (rule) => {
          const found = volume?.rules.find(({ value }) => value === rule);
          const [technique] = found?.technique_ids ?? [];
          if (technique === undefined) return null;
          const query = [view.query, ruleQuery(rule, sources)].filter(Boolean).map(inBrackets);
          return { ...view, technique, tab: 'events', query: query.join(' AND ') };
        },
      };
    case 'custom_tag':
      return { matrixSearch: null, eventsSearch: null };
  }
}

const inBrackets = (query: string | undefined, _n: number, all: readonly unknown[]): string =>
  all.length > 1 ? `(${query})` : String(query);

/** The rule name as Lucene text, in whatever field each source has it. */
function ruleQuery(rule: string, sources: readonly Source[]): string {
  const fields = new Set(sources.map(({ fields: { rule_name } }) => rule_name));
  fields.delete(null);
  return [...fields].map((field) => `${field}:${quoted(rule)}`).join(' OR ');
}

/**
 * Techniques with tags that had none in the 90 days before.
 *
 * @returns null where that is not known, or is not what is ranked
 */
export function firstSeenOf(
  by: Dimension,
  now: CoverageResponse | undefined,
  ever: CoverageResponse | undefined
): ReadonlySet<string> | null {
  const isKnown = ever?.sources.every(({ status }) => status === 'complete') ?? false;
  if (by !== 'technique' || now === undefined || ever === undefined || !isKnown) return null;
  // Without any history everything would be new.
  if (ever.techniques.length === 0) return null;
  const known = new Set<string>(ever.techniques.map(({ id }) => id));
  return new Set(now.techniques.map(({ id }) => id).filter((id) => !known.has(id)));
}
