import { PROCESS_EVENTS } from '../../common/http/processes';
import type { ProcessFields } from '../../common/sysmon/process_fields';
import type { TimeRange } from '../../common/time/range';
import type { SearchBody } from '../platform/multi_search';

/** Phrases match a keyword whole, and a text that was cut into words, too: no mapping need be known. */
const isOneOf = (fields: readonly string[], value: string) => ({
  bool: {
    should: fields.map((field) => ({ match_phrase: { [field]: value } })),
    minimum_should_match: 1,
  },
});

export interface ProcessSearch {
  readonly time: string;
  readonly range: TimeRange;
  readonly fields: ProcessFields;
}

const oldestFirst = ({ time, range }: ProcessSearch, clauses: readonly object[], size: number) => ({
  size,
  track_total_hits: true,
  query: {
    bool: { filter: [{ range: { [time]: { gte: range.from, lt: range.to } } }, ...clauses] },
  },
  sort: [{ [time]: { order: 'asc', numeric_type: 'date', unmapped_type: 'date' } }],
});

/** Everything that a process did. */
export const buildEventsOfProcess = (search: ProcessSearch, guid: string): SearchBody =>
  oldestFirst(search, [isOneOf(search.fields.guid, guid)], PROCESS_EVENTS);

/** The creations of the processes that it started: only those carry a parent's id. */
export const buildChildrenOfProcess = (search: ProcessSearch, guid: string): SearchBody =>
  oldestFirst(search, [isOneOf(search.fields.parent_guid, guid)], PROCESS_EVENTS);

/** The creation of a process: its only event that names a parent. */
export const buildCreationOfProcess = (search: ProcessSearch, guid: string): SearchBody => {
  const hasParent = search.fields.parent_guid.map((field) => ({ exists: { field } }));
  const created = { bool: { should: hasParent, minimum_should_match: 1 } };
  return oldestFirst(search, [isOneOf(search.fields.guid, guid), created], 1);
};
