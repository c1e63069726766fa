import { isObject, type JsonObject } from './json_object';

/** When an event happened, and which field said so. */
export interface EventTime {
  readonly time_ms: number;
  readonly from: string;
}

/** Sysmon's own clock, UTC by definition, wherever the layout keeps it. */
const SYSMON_TIMES: readonly (readonly string[])[] = [
  ['UtcTime'],
  ['winlog', 'event_data', 'UtcTime'],
  ['event_data', 'UtcTime'],
  ['Event', 'EventData', 'UtcTime'],
  ['data', 'win', 'eventdata', 'utcTime'],
  ['EventData', 'UtcTime'],
];

/** The log's or the shipper's clock; those that may be local time without a zone come last. */
const OUTER_TIMES: readonly (readonly string[])[] = [
  ['@timestamp'],
  ['Event', 'System', 'TimeCreated', '#attributes', 'SystemTime'],
  ['data', 'win', 'system', 'systemTime'],
  ['TimeCreated'],
  ['TimeGenerated'],
  ['timestamp'],
  ['event', 'created'],
  ['EventTime'],
  ['EventReceivedTime'],
];

/** The first of Sysmon's times that can be read; null for events of other channels. */
export const readSysmonTime = (document: JsonObject): EventTime | null =>
  readFirst(document, SYSMON_TIMES);

/** The first time beside Sysmon's that can be read. */
export const readOuterTime = (document: JsonObject): EventTime | null =>
  readFirst(document, OUTER_TIMES);

function readFirst(document: JsonObject, paths: readonly (readonly string[])[]): EventTime | null {
  for (const path of paths) {
    const time_ms = parseTime(valueAt(document, path));
    if (time_ms !== null) return { time_ms, from: path.join('.') };
  }
  return null;
}

function valueAt(document: JsonObject, path: readonly string[]): unknown {
  let value: unknown = document;
  for (const name of path) value = isObject(value) ? value[name] : undefined;
  return value;
}

const TIME =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:[.,](\d+))?\s*(?:Z|([+-])(\d{2}):?(\d{2}))?$/;

/** No event is from there, and Elasticsearch's dates end there. */
const YEAR_10000_MS = Date.UTC(10_000, 0);

/**
 * Reads the spellings that shippers use: ISO 8601 with any number of decimals, a space for the T, a zone with or
 * without a colon, and numbers of seconds or milliseconds since 1970. Without a zone it is UTC.
 *
 * @returns milliseconds since 1970, or null where the value is no time
 */
export function parseTime(value: unknown): number | null {
  if (typeof value === 'number') {
    const milliseconds = Math.round(value < 1e11 ? value * 1000 : value);
    return value > 0 && milliseconds < YEAR_10000_MS ? milliseconds : null;
  }
  const match = typeof value === 'string' ? TIME.exec(value.trim()) : null;
  if (!match) return null;
  const [, year, month, day, hour, minute, second, decimals = '0', sign, zoneHours, zoneMinutes] =
    match;
  const utc = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second)
  );
  const milliseconds = Math.floor(Number(`0.${decimals}`) * 1000);
  const zone_ms = sign === undefined ? 0 : (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60_000;
  const time_ms = utc + milliseconds + (sign === '-' ? zone_ms : -zone_ms);
  return time_ms < YEAR_10000_MS ? time_ms : null;
}
