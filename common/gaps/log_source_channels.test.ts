import { channelKey, channelsOfLogSource, DEFAULT_LOG_SOURCES } from './log_source_channels';

describe('channelKey', () => {
  it.each([
    ['as Windows writes it', 'Microsoft-Windows-Sysmon/Operational'],
    ['in lower case, as Wazuh', 'microsoft-windows-sysmon/operational'],
    ['behind the kind of log, as Splunk', 'XmlWinEventLog:Microsoft-Windows-Sysmon/Operational'],
    ['with spaces around', ' Microsoft-Windows-Sysmon/Operational '],
  ])('is the same %s', (_meaning, channel) => {
    expect(channelKey(channel)).toBe('microsoft-windows-sysmon/operational');
  });
});

describe('channelsOfLogSource', () => {
  it.each([
    ['a name of the table', 'WinEventLog:Security', ['security']],
    ['a name of the table, in another case', 'wineventlog:security', ['security']],
    [
      'a name that is a channel itself',
      'WinEventLog:Microsoft-Windows-SMBClient/Security',
      ['microsoft-windows-smbclient/security'],
    ],
    ['a log that is no event log of Windows', 'NSM:Flow', []],
    ['an event log that nobody tied to a channel', 'WinEventLog:iis', []],
  ])('%s', (_meaning, name, channels) => {
    expect(channelsOfLogSource(name, DEFAULT_LOG_SOURCES)).toEqual(channels);
  });
});
