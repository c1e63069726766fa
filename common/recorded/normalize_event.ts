import { readOuterTime, readSysmonTime } from './event_time';
import { detectLayout, type Layout } from './layouts';
import { isObject, type JsonObject } from './json_object';

export interface NormalizeOptions {
  readonly file: string;
  readonly line: number;
  /** Added to times that Sysmon did not give: what the file's outer clock is wrong by (`surveyFile`). */
  readonly clock_offset_ms: number;
  /** Added to every time, after that. */
  readonly shift_ms: number;
  /** HELK documents without any tag do not say which HELK wrote them; their file does. */
  readonly helk: 'helk' | 'helk-rule';
}

export interface NormalizedEvent {
  readonly kind: 'event';
  readonly layout: Layout;
  readonly document: JsonObject;
  /** All that is new in `document`; null where something else in it was changed, too. */
  readonly added: { readonly '@timestamp': string; readonly loaded: JsonObject } | null;
}

export type Normalized = NormalizedEvent | { readonly kind: 'bad'; readonly reason: string };

/**
 * A document as recorded → as indexed. Everything in it is kept; three things are done:
 *
 * - `@timestamp` becomes the time at which it happened. Sysmon's UtcTime wins over all others, because
 *   recordings exist whose outer clock is 16 hours off; other channels' times are corrected by the offset found in
 *   the same file. What stood there before stays in `loaded.recorded_time`.
 * - `loaded` says which file and line it came from, and which field gave the time.
 * - The few values that come as a text here and as an object there get one form (`unify`); whatever else does not
 *   fit an index's mapping is set aside by the bulk writer (`setAside`).
 *
 * @returns `bad` where no field gives a time: the views could never show it
 */
export function normalizeEvent(document: JsonObject, options: NormalizeOptions): Normalized {
  const unified = unify(document);
  const sysmon = readSysmonTime(unified);
  const time = sysmon ?? readOuterTime(unified);
  if (time === null) return { kind: 'bad', reason: 'no field of it holds a time' };
  const offset_ms = sysmon === null ? options.clock_offset_ms : 0;
  const happened = new Date(time.time_ms + offset_ms + options.shift_ms).toISOString();
  const recorded = unified['@timestamp'];
  const layout = detectLayout(unified);
  const added = {
    '@timestamp': happened,
    loaded: {
      file: options.file,
      line: options.line,
      time_from: time.from,
      ...(recorded !== undefined && recorded !== happened && { recorded_time: asText(recorded) }),
    },
  };
  return {
    kind: 'event',
    layout: layout === 'helk' ? options.helk : layout,
    document: { ...unified, ...added },
    added: unified === document ? added : null,
  };
}

/** What stands there may be anything, an object without a text of its own, too. */
const asText = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/**
 * - `EventData` as a JSON text (Sentinel's WindowsEvent table) becomes the object it spells
 * - `Event.System.EventID` with a qualifier (`{"#text": 1, …}`) becomes the number, the qualifier stands beside it
 * - `Event.EventData` that is a bare text or list goes below `Text`
 */
function unify(document: JsonObject): JsonObject {
  if (typeof document.EventData === 'string') {
    return { ...document, EventData: parsedOrText(document.EventData) };
  }
  if (!isObject(document.Event) || !isObject(document.Event.System)) return document;
  const { EventData, System } = document.Event;
  const eventId = System.EventID;
  const data = EventData === undefined || EventData === null || isObject(EventData);
  if (data && !isObject(eventId)) return document;
  const system = isObject(eventId)
    ? { ...System, EventID: eventId['#text'], EventIDAttributes: eventId['#attributes'] }
    : System;
  return {
    ...document,
    Event: { ...document.Event, System: system, EventData: data ? EventData : { Text: EventData } },
  };
}

function parsedOrText(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Not JSON: kept as it is, below a name.
  }
  return { Text: text };
}

/**
 * Moves a field that the index cannot take as it is to `loaded.unindexed`, where nothing is indexed and nothing
 * can be refused: the event is counted and found, only this value cannot be searched.
 *
 * @param path - as Elasticsearch names it, `winlog.user_data.xml`; the longest part that exists is moved
 * @returns null where the document has no such field
 */
export function setAside(document: JsonObject, path: string): JsonObject | null {
  const [name, ...rest] = path.split('.');
  if (name === undefined || !(name in document) || name === '@timestamp' || name === 'loaded')
    return null;
  const loaded = isObject(document.loaded) ? document.loaded : {};
  const unindexed = isObject(loaded.unindexed) ? loaded.unindexed : {};
  const { [name]: value, ...others } = document;
  const split = rest.length > 0 && isObject(value) ? without(value, rest) : null;
  return {
    ...others,
    ...(split && { [name]: split.kept }),
    loaded: { ...loaded, unindexed: { ...unindexed, [path]: split ? split.taken : value } },
  };
}

function without(
  object: JsonObject,
  path: readonly string[]
): { kept: JsonObject; taken: unknown } | null {
  const [name, ...rest] = path;
  if (name === undefined || !(name in object)) return null;
  const { [name]: value, ...others } = object;
  const deeper = rest.length > 0 && isObject(value) ? without(value, rest) : null;
  if (deeper) return { kept: { ...others, [name]: deeper.kept }, taken: deeper.taken };
  return { kept: others, taken: value };
}
