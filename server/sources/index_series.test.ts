import { seriesOf } from './index_series';

describe('seriesOf', () => {
  it.each([
    ['logs-endpoint-winevent-sysmon-2020.07.04', 'logs-endpoint-winevent-sysmon-*'],
    ['winlogbeat-7.10.2-2020.07.04-000001', 'winlogbeat-7.10.2-*'],
    ['wazuh-alerts-4.x-2023.08.16', 'wazuh-alerts-4.x-*'],
    ['sysmon-2026.47', 'sysmon-*'],
    ['sysmon_2026-11', 'sysmon_*'],
    ['sysmon-000012', 'sysmon-*'],
    ['sysmon-demo-helk', 'sysmon-demo-helk'],
    [
      '.ds-logs-windows.sysmon_operational-default-2026.11.01-000003',
      'logs-windows.sysmon_operational-default',
    ],
    ['.internal.alerts-security.alerts-default-000001', '.alerts-security.alerts-default'],
    ['.siem-signals-default-000007', '.siem-signals-default'],
  ])('%s → %s', (index, pattern) => {
    expect(seriesOf(index)).toBe(pattern);
  });
});
