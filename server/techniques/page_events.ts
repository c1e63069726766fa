import type { EventCursor, RawEvent } from '../../common/http/techniques';

export interface SourcePage {
  readonly source_id: string;
  /** Newest first. */
  readonly events: readonly RawEvent[];
  /** It came back full, so the source may hold more. */
  readonly full: boolean;
}

/**
 * Merges one page of each source into one page of all.
 *
 * @param pages - one per source, each at most `size` long
 * @param before - the cursor that these pages were asked with
 * @returns the newest `size` events, and the cursor behind them; null when no source holds more
 */
export function mergePages(
  pages: readonly SourcePage[],
  size: number,
  before: EventCursor
): { events: RawEvent[]; next: EventCursor | null } {
  const all = ([] as RawEvent[]).concat(...pages.map(({ events }) => [...events]));
  const events = all
    .sort((a, b) => (a.time === b.time ? 0 : a.time > b.time ? -1 : 1))
    .slice(0, size);
  const more = all.length > size || pages.some(({ full }) => full);
  if (!more) return { events, next: null };
  const next: EventCursor = [];
  for (const { source_id } of pages) {
    const earlier = before.find((cursor) => cursor.source_id === source_id);
    const cursor = advance(source_id, earlier, events);
    if (cursor !== undefined) next.push(cursor);
  }
  return { events, next };
}

function advance(
  source_id: string,
  earlier: EventCursor[number] | undefined,
  events: readonly RawEvent[]
): EventCursor[number] | undefined {
  const own = events.filter((event) => event.source_id === source_id);
  const last = own[own.length - 1];
  if (last === undefined) return earlier;
  const seen = own.filter(({ time }) => time === last.time).map(({ index, id }) => ({ index, id }));
  const still = earlier?.time === last.time ? earlier.seen : [];
  return { source_id, time: last.time, seen: [...still, ...seen] };
}
