import {
  channelKey,
  LINUX_SYSMON_LOG_SOURCE,
  SYSMON_LOG_SOURCE,
} from '../gaps/log_source_channels';
import type { Fact } from '../http/facts';
import type { GapsResponse } from '../http/gaps';
import type { DetectionRule } from '../http/rule_sets';

/** Event ids of Sysmon that Sigma's categories stand for (the `sysmon` pipelines of pySigma say the same). */
const SYSMON_CATEGORIES: Readonly<Record<string, readonly number[]>> = {
  process_creation: [1],
  file_change: [2],
  network_connection: [3],
  sysmon_status: [4, 16],
  process_termination: [5],
  driver_load: [6],
  image_load: [7],
  create_remote_thread: [8],
  raw_access_thread: [9],
  process_access: [10],
  file_event: [11],
  registry_add: [12],
  registry_delete: [12],
  registry_set: [13],
  registry_rename: [14],
  registry_event: [12, 13, 14],
  create_stream_hash: [15],
  pipe_created: [17, 18],
  wmi_event: [19, 20, 21],
  dns_query: [22],
  file_delete: [23, 26],
  clipboard_capture: [24],
  process_tampering: [25],
  file_block_executable: [27],
  file_block_shredding: [28],
  file_executable_detected: [29],
  sysmon_error: [255],
};

/** Channels of Windows that Sigma's services, and its PowerShell categories, stand for. */
const CHANNELS: Readonly<Record<string, string>> = {
  sysmon: 'Microsoft-Windows-Sysmon/Operational',
  security: 'Security',
  system: 'System',
  application: 'Application',
  powershell: 'Microsoft-Windows-PowerShell/Operational',
  ps_script: 'Microsoft-Windows-PowerShell/Operational',
  ps_module: 'Microsoft-Windows-PowerShell/Operational',
  'powershell-classic': 'Windows PowerShell',
  ps_classic_start: 'Windows PowerShell',
  ps_classic_provider_start: 'Windows PowerShell',
  wmi: 'Microsoft-Windows-WMI-Activity/Operational',
  taskscheduler: 'Microsoft-Windows-TaskScheduler/Operational',
  windefend: 'Microsoft-Windows-Windows Defender/Operational',
  'bits-client': 'Microsoft-Windows-Bits-Client/Operational',
  'firewall-as': 'Microsoft-Windows-Windows Firewall With Advanced Security/Firewall',
  'codeintegrity-operational': 'Microsoft-Windows-CodeIntegrity/Operational',
  'dns-client': 'Microsoft-Windows-DNS-Client/Operational',
  'dns-server': 'DNS Server',
  'driver-framework': 'Microsoft-Windows-DriverFrameworks-UserMode/Operational',
  'printservice-admin': 'Microsoft-Windows-PrintService/Admin',
  'printservice-operational': 'Microsoft-Windows-PrintService/Operational',
  'smbclient-security': 'Microsoft-Windows-SmbClient/Security',
  'terminalservices-localsessionmanager':
    'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational',
};

/** What of `/gaps` says whether data arrives. */
export type SeenData = Pick<GapsResponse, 'log_events' | 'channels' | 'incomplete'>;

/**
 * Whether the data that a Sigma rule looks at arrives.
 *
 * @returns `not_assessed` where the rule names no log source, or one that this table does not know
 */
export function dataOfRule({ log_source }: DetectionRule, seen: SeenData): Fact {
  if (log_source === null) return 'not_assessed';
  const product = log_source.product?.toLowerCase() ?? 'windows';
  const category = log_source.category?.toLowerCase() ?? '';
  const service = log_source.service?.toLowerCase() ?? '';
  const event_ids = SYSMON_CATEGORIES[category];
  if (event_ids !== undefined && (product === 'windows' || product === 'linux')) {
    const name = product === 'linux' ? LINUX_SYSMON_LOG_SOURCE : SYSMON_LOG_SOURCE;
    return ofEvents(name, event_ids, seen);
  }
  const channel = product === 'windows' ? (CHANNELS[service] ?? CHANNELS[category]) : undefined;
  return channel === undefined ? 'not_assessed' : ofChannel(channel, seen);
}

function ofEvents(log_source: string, event_ids: readonly number[], seen: SeenData): Fact {
  const facts = seen.log_events
    .filter((event) => event.log_source === log_source && event_ids.includes(event.event_id))
    .map(({ arrives }) => arrives);
  for (const fact of ['yes', 'unknown', 'no'] as const) if (facts.includes(fact)) return fact;
  return 'not_assessed';
}

function ofChannel(channel: string, { channels, incomplete }: SeenData): Fact {
  if (channels.some(({ name }) => channelKey(name) === channelKey(channel))) return 'yes';
  return incomplete.length > 0 ? 'unknown' : 'no';
}
