/** An event that Sysmon writes. */
export interface SysmonEvent {
  readonly id: number;
  /** As Sysmon's manifest names it. */
  readonly name: string;
  /** Element of the configuration that switches it on; null where it is always written. */
  readonly element: string | null;
}

const event = (id: number, name: string, element: string | null): SysmonEvent => ({
  id,
  name,
  element,
});

/** Every event of schema 4.90, by id. */
export const SYSMON_EVENTS: readonly SysmonEvent[] = [
  event(1, 'Process creation', 'ProcessCreate'),
  event(2, 'File creation time changed', 'FileCreateTime'),
  event(3, 'Network connection', 'NetworkConnect'),
  event(4, 'Sysmon service state changed', null),
  event(5, 'Process terminated', 'ProcessTerminate'),
  event(6, 'Driver loaded', 'DriverLoad'),
  event(7, 'Image loaded', 'ImageLoad'),
  event(8, 'CreateRemoteThread', 'CreateRemoteThread'),
  event(9, 'RawAccessRead', 'RawAccessRead'),
  event(10, 'Process accessed', 'ProcessAccess'),
  event(11, 'File created', 'FileCreate'),
  event(12, 'Registry object added or deleted', 'RegistryEvent'),
  event(13, 'Registry value set', 'RegistryEvent'),
  event(14, 'Registry object renamed', 'RegistryEvent'),
  event(15, 'File stream created', 'FileCreateStreamHash'),
  event(16, 'Sysmon configuration changed', null),
  event(17, 'Named pipe created', 'PipeEvent'),
  event(18, 'Named pipe connected', 'PipeEvent'),
  event(19, 'WMI filter', 'WmiEvent'),
  event(20, 'WMI consumer', 'WmiEvent'),
  event(21, 'WMI consumer bound to filter', 'WmiEvent'),
  event(22, 'DNS query', 'DnsQuery'),
  event(23, 'File deleted and archived', 'FileDelete'),
  event(24, 'Clipboard changed', 'ClipboardChange'),
  event(25, 'Process tampering', 'ProcessTampering'),
  event(26, 'File deleted', 'FileDeleteDetected'),
  event(27, 'Executable file blocked', 'FileBlockExecutable'),
  event(28, 'File shredding blocked', 'FileBlockShredding'),
  event(29, 'Executable file detected', 'FileExecutableDetected'),
  event(255, 'Sysmon error', null),
];

const BY_ID = new Map(SYSMON_EVENTS.map((each) => [each.id, each]));

/**
 * What Sysmon calls an event id.
 *
 * @returns undefined for an id that Sysmon does not write (tables have been published with such ids)
 */
export const sysmonEvent = (id: number): SysmonEvent | undefined => BY_ID.get(id);

/** `10` → `10 Process accessed`; ids that Sysmon does not have stay as they are. */
export function nameOfEvent(event_id: string): string {
  const known = sysmonEvent(Number(event_id));
  return known === undefined ? event_id : `${event_id} ${known.name}`;
}
