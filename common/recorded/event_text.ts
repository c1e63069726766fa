import type { JsonObject } from './json_object';
import type { NormalizedEvent } from './normalize_event';

const TIME = '"@timestamp":';

/**
 * A normalised event as JSON. Where it differs from the line that it was read from by its time and `loaded` alone, which
 * is nearly always, these are set into the line: writing all of an event anew takes as long as reading it.
 *
 * @param line - JSON text of the document before; null where it has none of its own
 * @param before - the document that this text spells
 */
export function eventText(
  line: string | null,
  before: JsonObject,
  { document, added }: NormalizedEvent
): string {
  const spliced = line === null || added === null ? null : splice(line, before, added);
  return spliced ?? JSON.stringify(document);
}

function splice(
  line: string,
  before: JsonObject,
  added: NonNullable<NormalizedEvent['added']>
): string | null {
  if ('loaded' in before) return null;
  const end = line.lastIndexOf('}');
  const { '@timestamp': time, loaded } = added;
  const tail = `,"loaded":${JSON.stringify(loaded)}}`;
  const recorded = before['@timestamp'];
  if (recorded === undefined) return `${line.slice(0, end)},${TIME}"${time}"${tail}`;
  // Only where it can be no other: within a text the quotes of a key would be escaped.
  const at = line.indexOf(TIME);
  if (at < 0 || line.indexOf(TIME, at + 1) >= 0) return null;
  const start = at + TIME.length + (line.charAt(at + TIME.length) === ' ' ? 1 : 0);
  const value = JSON.stringify(recorded);
  if (!line.startsWith(value, start)) return null;
  return `${line.slice(0, start)}"${time}"${line.slice(start + value.length, end)}${tail}`;
}
