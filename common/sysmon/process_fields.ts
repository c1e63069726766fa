import type { JsonObject } from '../recorded/json_object';
import { textAt } from '../recorded/text_at';

/** Where one layout keeps what Sysmon says of a process; the first name that is set counts. */
export interface ProcessFields {
  /** Of the process that did it: in events of two processes, the source. */
  readonly guid: readonly string[];
  readonly parent_guid: readonly string[];
  readonly image: readonly string[];
  readonly parent_image: readonly string[];
  readonly command_line: readonly string[];
  readonly parent_command_line: readonly string[];
  /** What it was done to: another process, a file, a key, an address. */
  readonly target: readonly string[];
}

/** Names as in Sysmon's schema, below one path; Wazuh begins them with a small letter. */
function sysmonFields(path: string, small = false): ProcessFields {
  const named = (...names: readonly string[]) =>
    names.map((name) => path + (small ? name.charAt(0).toLowerCase() + name.slice(1) : name));
  return {
    guid: named('ProcessGuid', 'SourceProcessGUID', 'SourceProcessGuid'),
    parent_guid: named('ParentProcessGuid'),
    image: named('Image', 'SourceImage'),
    parent_image: named('ParentImage'),
    command_line: named('CommandLine'),
    parent_command_line: named('ParentCommandLine'),
    target: named(
      'TargetImage',
      'TargetFilename',
      'TargetObject',
      'ImageLoaded',
      'QueryName',
      'DestinationIp',
      'PipeName',
      'Device'
    ),
  };
}

const LAYOUTS: readonly ProcessFields[] = [
  {
    guid: ['process.entity_id'],
    parent_guid: ['process.parent.entity_id'],
    image: ['process.executable'],
    parent_image: ['process.parent.executable'],
    command_line: ['process.command_line'],
    parent_command_line: ['process.parent.command_line'],
    target: ['file.path', 'registry.path', 'dll.path', 'dns.question.name', 'destination.ip'],
  },
  sysmonFields(''),
  sysmonFields('winlog.event_data.'),
  sysmonFields('event_data.'),
  sysmonFields('data.win.eventdata.', true),
  sysmonFields('Event.EventData.'),
  sysmonFields('EventData.'),
  {
    guid: ['process_guid'],
    parent_guid: ['process_parent_guid'],
    image: ['process_path'],
    parent_image: ['process_parent_path'],
    command_line: ['process_command_line'],
    parent_command_line: ['process_parent_command_line'],
    target: ['target_process_path', 'file_name', 'registry_key_path', 'module_loaded'],
  },
];

/** Written where Sysmon knew no process. */
const NO_GUID = /^\{?[0-]+\}?$/;

const first = (document: JsonObject, paths: readonly string[]): string | null => {
  for (const path of paths) {
    const value = textAt(document, path);
    if (value !== null && value !== '') return value;
  }
  return null;
};

export interface ProcessOfEvent {
  readonly fields: ProcessFields;
  /** As it stands there: shippers keep Sysmon's braces and capitals or not, and one source does it one way. */
  readonly guid: string;
  readonly parent_guid: string | null;
  readonly image: string | null;
  readonly parent_image: string | null;
  readonly command_line: string | null;
  readonly parent_command_line: string | null;
  readonly target: string | null;
}

/**
 * The process that an event is about, by Sysmon's ProcessGuid, which no two processes of a fleet share.
 *
 * @param document - `_source` of an event of any layout
 * @returns null where the event names no process: drivers, WMI and Sysmon's own events, other channels
 */
export function processOf(document: JsonObject): ProcessOfEvent | null {
  for (const fields of LAYOUTS) {
    const guid = first(document, fields.guid);
    if (guid === null || NO_GUID.test(guid)) continue;
    return {
      fields,
      guid,
      parent_guid: first(document, fields.parent_guid),
      image: first(document, fields.image),
      parent_image: first(document, fields.parent_image),
      command_line: first(document, fields.command_line),
      parent_command_line: first(document, fields.parent_command_line),
      target: first(document, fields.target),
    };
  }
  return null;
}
