import type { EventCursor, RawEvent } from '../../common/http/techniques';
import { mergePages } from './page_events';

interface Stored {
  readonly id: string;
  readonly source_id: string;
  /** Seconds of the minute. */
  readonly second: number;
}

const toEvent = ({ id, source_id, second }: Stored): RawEvent => ({
  source_id,
  index: `index-of-${source_id}`,
  id,
  time: new Date(Date.UTC(2024, 2, 1, 0, 0, second)).toISOString(),
  event_id: null,
  host: null,
  user: null,
  process_image: null,
  rule_name: null,
  document: {},
});

/** What a source answers behind a cursor: newest first, without what was seen, in any order within one time. */
function answerOf(stored: readonly Stored[], source_id: string, size: number, after: EventCursor) {
  const cursor = after.find((entry) => entry.source_id === source_id);
  const events = stored
    .filter((event) => event.source_id === source_id)
    .map(toEvent)
    .filter(
      ({ id, time }) =>
        cursor === undefined ||
        (time <= cursor.time && !cursor.seen.some((event) => event.id === id))
    )
    .sort((a, b) => (a.time === b.time ? 0 : a.time > b.time ? -1 : 1))
    .slice(0, size);
  return { source_id, events, full: events.length === size };
}

function readAll(stored: readonly Stored[], size: number): string[] {
  const sources = [...new Set(stored.map(({ source_id }) => source_id))];
  const read: string[] = [];
  let cursor: EventCursor = [];
  for (let page = 0; page <= stored.length + 1; page++) {
    const pages = sources.map((source_id) => answerOf(stored, source_id, size, cursor));
    const { events, next } = mergePages(pages, size, cursor);
    read.push(...events.map(({ id }) => id));
    if (next === null) return read;
    cursor = next;
  }
  throw new Error('the pages never end');
}

const at = (source_id: string, ...seconds: number[]): Stored[] =>
  seconds.map((second, n) => ({ source_id, second, id: `${source_id}${n}` }));

describe('mergePages', () => {
  it.each<[string, readonly Stored[]]>([
    ['nothing', []],
    ['one source', at('a', 1, 2, 3)],
    ['equal times across the border of a page', at('a', 5, 5, 5, 5, 5, 4, 4)],
    ['equal times across two sources', [...at('a', 5, 5, 5), ...at('b', 5, 5, 4, 4)]],
    ['a source whose events are all older', [...at('a', 9, 8, 7, 6), ...at('b', 1, 1, 2)]],
    ['sources that take turns', [...at('a', 9, 7, 5, 3), ...at('b', 8, 6, 4, 2)]],
    ['a third source that is empty so far', [...at('a', 9, 9), ...at('b', 9), ...at('c', 0)]],
  ])('shows each event once: %s', (_meaning, stored) => {
    const second = new Map(stored.map((event) => [event.id, event.second]));
    for (const size of [1, 2, 3, 4, 100]) {
      const read = readAll(stored, size);
      expect([...read].sort()).toEqual(stored.map(({ id }) => id).sort());
      const seconds = read.map((id) => second.get(id) ?? -1);
      expect(seconds).toEqual([...seconds].sort((a, b) => b - a));
    }
  });

  it('ends where no source came back full and all is shown', () => {
    const pages = [{ source_id: 'a', events: at('a', 1).map(toEvent), full: false }];
    expect(mergePages(pages, 2, []).next).toBeNull();
  });

  it('keeps the cursor of a source of which this page shows nothing', () => {
    const before: EventCursor = [{ source_id: 'b', time: toEvent(at('b', 3)[0]!).time, seen: [] }];
    const pages = [
      { source_id: 'a', events: at('a', 9).map(toEvent), full: true },
      { source_id: 'b', events: at('b', 1).map(toEvent), full: true },
    ];
    expect(mergePages(pages, 1, before).next).toContainEqual(before[0]);
  });
});
