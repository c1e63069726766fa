import { isObject, type JsonObject } from './json_object';

/** Elements of `System` that hold attributes alone. */
const WITH_ATTRIBUTES = ['Provider', 'Correlation', 'Execution', 'Security'];

/** Sysmon writes these as hexadecimal numbers, and everybody searches for them so. */
const HEXADECIMAL = new Set(['LogonId', 'GrantedAccess']);

/**
 * A record as `winevtx` parses it, in the shape of exported .evtx files: attributes below `#attributes`, the event id as a
 * number, the time as ISO text, whole numbers of any size.
 *
 * @throws Error where it is no record of an event log
 */
export function recordToDocument(record: unknown): JsonObject {
  const event = isObject(record) ? record.Event : undefined;
  if (!isObject(event) || !isObject(event.System)) throw new Error('a record has no System');
  const { EventData } = event;
  return {
    Event: {
      ...event,
      System: readSystem(event.System),
      ...(isObject(EventData) ? { EventData: withHexadecimal(EventData) } : {}),
    },
  };
}

function readSystem(system: JsonObject): JsonObject {
  const read: Record<string, unknown> = { ...system };
  for (const name of WITH_ATTRIBUTES) {
    if (isObject(read[name])) read[name] = { '#attributes': read[name] };
  }
  const { EventID, TimeCreated } = system;
  const seconds = isObject(TimeCreated) ? TimeCreated.SystemTime : undefined;
  return {
    ...read,
    EventID: isObject(EventID) ? EventID.Value : EventID,
    ...(typeof seconds === 'number'
      ? { TimeCreated: { '#attributes': { SystemTime: new Date(seconds * 1_000).toISOString() } } }
      : {}),
  };
}

function withHexadecimal(fields: JsonObject): JsonObject {
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const isNumber = typeof value === 'number' || typeof value === 'bigint';
    read[name] =
      isNumber && HEXADECIMAL.has(name)
        ? `0x${value.toString(16)}`
        : typeof value === 'bigint'
          ? value.toString()
          : value;
  }
  return read;
}
