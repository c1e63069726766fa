import type { Fidelity } from '../sysmon/component_events';

/** A data source of releases before 10, and the Sysmon event ids that stand for it. */
interface ClassicDataSource {
  readonly name: string;
  readonly event_ids: readonly number[];
  readonly fidelity: Fidelity;
}

const of = (name: string, event_ids: readonly number[], fidelity: Fidelity): ClassicDataSource => ({
  name,
  event_ids,
  fidelity,
});

/**
 * Releases before 10 name data sources as plain text, for which nobody published Sysmon event ids: these are this
 * project's judgement, marked so wherever they count. Sources that Sysmon cannot stand for are absent.
 */
export const CLASSIC_DATA_SOURCES: readonly ClassicDataSource[] = [
  of('Process monitoring', [1, 5], 'strong'),
  of('Process command-line parameters', [1], 'strong'),
  of('File monitoring', [11], 'strong'),
  of('File monitoring', [2, 15, 23, 26], 'conditional'),
  of('Windows Registry', [12, 13, 14], 'strong'),
  of('DLL monitoring', [7], 'strong'),
  of('Loaded DLLs', [7], 'strong'),
  of('Process use of network', [3], 'strong'),
  of('DNS records', [22], 'strong'),
  of('Kernel drivers', [6], 'strong'),
  of('Named Pipes', [17, 18], 'strong'),
  of('WMI Objects', [19, 20, 21], 'strong'),
  of('MBR', [9], 'conditional'),
  of('VBR', [9], 'conditional'),
  of('Binary file metadata', [1, 7], 'conditional'),
  of('API monitoring', [8, 10], 'weak'),
  of('Services', [4], 'weak'),
];
