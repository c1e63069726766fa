import {
  type Activity,
  ADMIN_DESK,
  CMD,
  DESK,
  NIGHTLY,
  POWERSHELL,
  SYSTEM32,
  tag,
} from '../activity';

const command = (
  id: string,
  name: string,
  runs: number,
  program: string,
  args: string,
  more: Partial<Activity> = {}
): Activity => ({
  ...ADMIN_DESK,
  rule: tag(id, name),
  event_id: 1,
  image: `${SYSTEM32}${program}`,
  parent: CMD,
  runs,
  ...more,
  fields: { CommandLine: `${program} ${args}` },
});

/** Discovery: nearly all of it is one look at a command line, and most of it is administrators at work. */
export const DISCOVERY_RULES: readonly Activity[] = [
  command('T1087.001', 'Local Account', 74, 'net.exe', 'user'),
  command('T1087.002', 'Domain Account', 103, 'net.exe', 'user /domain svc.ledger'),
  command('T1069.001', 'Local Groups', 58, 'net.exe', 'localgroup'),
  command('T1069.002', 'Domain Groups', 31, 'net.exe', 'group /domain desk-{n}'),
  command('T1018', 'Remote System Discovery', 870, 'PING.EXE', '-n 2 {peer}', {
    ...DESK,
    on: 'any',
  }),
  command('T1016', 'System Network Configuration Discovery', 560, 'ipconfig.exe', '/all', DESK),
  command('T1049', 'System Network Connections Discovery', 122, 'NETSTAT.EXE', '-ano'),
  command('T1057', 'Process Discovery', 290, 'tasklist.exe', '/svc', { ...NIGHTLY, on: 'any' }),
  command('T1082', 'System Information Discovery', 345, 'systeminfo.exe', '/fo csv', {
    ...NIGHTLY,
    on: 'any',
  }),
  command('T1083', 'File and Directory Discovery', 92, 'tree.com', 'C:\\Source /f', DESK),
  command('T1033', 'System Owner/User Discovery', 215, 'whoami.exe', '/groups', DESK),
  command('T1012', 'Query Registry', 133, 'reg.exe', 'query HKLM\\SOFTWARE\\Lumenfjord\\Version'),
  command('T1482', 'Domain Trust Discovery', 2, 'nltest.exe', '/domain_trusts'),
  command('T1135', 'Network Share Discovery', 49, 'net.exe', 'view \\\\{peer}', DESK),
  command('T1007', 'System Service Discovery', 67, 'sc.exe', 'query state= all'),
  {
    ...ADMIN_DESK,
    rule:
      'tactic_id=TA0007,tactic_name=Discovery,technique_id=T1518,technique_name=Software Discovery,' +
      'subtechnique_id=T1518.001,subtechnique_name=Security Software Discovery',
    event_id: 1,
    image: POWERSHELL,
    runs: 24,
    fields: { CommandLine: 'powershell.exe -Command "Get-Service Keelwatch"' },
  },
  {
    on: 'workstation',
    as: 'admin',
    when: 'burst',
    rule: tag('T1046', 'Network Service Discovery'),
    event_id: 3,
    runs: 360,
    image: 'C:\\Apps\\netops\\portcheck.exe',
    fields: {
      DestinationIp: '{peer_ip}',
      DestinationHostname: '{peer}',
      DestinationPort: '{port}',
    },
  },
];
