import {
  type Activity,
  ADMIN_DESK,
  DESK,
  EVERYWHERE,
  SERVER,
  SVCHOST,
  SYSTEM32,
  tag,
} from '../activity';

export const LATERAL_MOVEMENT_RULES: readonly Activity[] = [
  {
    ...ADMIN_DESK,
    rule: tag('T1021.001', 'Remote Desktop Protocol'),
    event_id: 3,
    runs: 275,
    image: `${SYSTEM32}mstsc.exe`,
    fields: { DestinationIp: '{peer_ip}', DestinationHostname: '{peer}', DestinationPort: '3389' },
  },
  {
    ...EVERYWHERE,
    rule: tag('T1021.002', 'SMB/Windows Admin Shares'),
    event_id: 18,
    runs: 260,
    image: 'System',
    fields: { EventType: 'ConnectPipe', PipeName: '\\srvsvc' },
  },
  {
    ...ADMIN_DESK,
    rule: tag('T1021.003', 'Distributed Component Object Model'),
    event_id: 3,
    runs: 21,
    image: `${SYSTEM32}mmc.exe`,
    fields: { DestinationIp: '{peer_ip}', DestinationHostname: '{peer}', DestinationPort: '135' },
  },
  {
    ...ADMIN_DESK,
    rule: tag('T1021.006', 'Windows Remote Management'),
    event_id: 3,
    runs: 390,
    image: SVCHOST,
    fields: { DestinationIp: '{peer_ip}', DestinationHostname: '{peer}', DestinationPort: '5985' },
  },
  {
    ...DESK,
    rule: tag('T1570', 'Lateral Tool Transfer'),
    event_id: 11,
    runs: 11,
    image: `${SYSTEM32}cmd.exe`,
    fields: { TargetFilename: '\\\\{peer}\\C$\\Ops\\packages\\tool_{n}.exe' },
  },
  // Somebody forgot the T: it counts all the same, under its explicit key.
  {
    ...SERVER,
    rule: 'technique_id=1210,technique_name=Exploitation of Remote Services',
    event_id: 3,
    runs: 28,
    image: 'System',
    fields: { DestinationIp: '{peer_ip}', DestinationHostname: '{peer}', DestinationPort: '445' },
  },
];
