/** What ATT&CK calls a log source, and the Windows event channels that it stands for. */
export interface LogSourceChannels {
  /** `WinEventLog:Security` */
  readonly name: string;
  /** `Security`; empty where it stands for none, so that it never arrives. */
  readonly channels: readonly string[];
}

export const SYSMON_CHANNEL = 'Microsoft-Windows-Sysmon/Operational';
export const SYSMON_LOG_SOURCE = 'WinEventLog:Sysmon';
export const LINUX_SYSMON_LOG_SOURCE = 'linux:Sysmon';

/** Names of ATT&CK 18.1 whose channels list event ids; every entry can be changed by the user. */
export const DEFAULT_LOG_SOURCES: readonly LogSourceChannels[] = [
  { name: SYSMON_LOG_SOURCE, channels: [SYSMON_CHANNEL] },
  { name: LINUX_SYSMON_LOG_SOURCE, channels: ['Linux-Sysmon/Operational'] },
  { name: 'WinEventLog:Security', channels: ['Security'] },
  { name: 'WinEventLog:System', channels: ['System'] },
  { name: 'WinEventLog:Application', channels: ['Application'] },
  {
    name: 'WinEventLog:PowerShell',
    channels: [
      'Microsoft-Windows-PowerShell/Operational',
      'PowerShellCore/Operational',
      'Windows PowerShell',
    ],
  },
  { name: 'WinEventLog:WMI', channels: ['Microsoft-Windows-WMI-Activity/Operational'] },
  { name: 'WinEventLog:TaskScheduler', channels: ['Microsoft-Windows-TaskScheduler/Operational'] },
  { name: 'WinEventLog:WinRM', channels: ['Microsoft-Windows-WinRM/Operational'] },
  {
    name: 'WinEventLog:Windows Defender',
    channels: ['Microsoft-Windows-Windows Defender/Operational'],
  },
  {
    name: 'WinEventLog:AppLocker',
    channels: [
      'Microsoft-Windows-AppLocker/EXE and DLL',
      'Microsoft-Windows-AppLocker/MSI and Script',
    ],
  },
];

/** `WinEventLog:Microsoft-Windows-SMBClient/Security` names its channel itself. */
const NAMES_ITS_CHANNEL = /^WinEventLog:(Microsoft-Windows-[^/]+\/.+)$/i;

/**
 * One form for a channel as events and tables write it: shippers change its case, and Splunk puts the kind of the log
 * before it (`XmlWinEventLog:Security`).
 */
export const channelKey = (channel: string): string =>
  channel
    .trim()
    .toLowerCase()
    .replace(/^(xml)?wineventlog:/, '');

/**
 * The channels that a log source stands for.
 *
 * @param table - entries of the user before the defaults: the first of a name counts
 * @returns keys of channels, each once; empty for a log source that is none of ours
 */
export function channelsOfLogSource(
  name: string,
  table: readonly LogSourceChannels[]
): readonly string[] {
  const entry = table.find((each) => each.name.toLowerCase() === name.toLowerCase());
  const own = NAMES_ITS_CHANNEL.exec(name)?.[1];
  const channels = entry?.channels ?? (own === undefined ? [] : [own]);
  return [...new Set(channels.map(channelKey))];
}
