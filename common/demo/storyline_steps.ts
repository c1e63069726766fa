import { LSASS, SVCHOST, tag } from './activity';
import { DAY_TWO, HOME, QUILL } from './storyline_processes';

/** Anything else that a process does. */
export interface StoryStep {
  readonly process: string;
  readonly at_min: number;
  readonly event_id: number;
  readonly rule?: string;
  readonly fields: Readonly<Record<string, string>>;
}

const OUTSIDE = {
  DestinationIp: '203.0.113.77',
  DestinationHostname: 'status.quillhost.example',
  DestinationPort: '443',
};

const beacon = (at_min: number): StoryStep => ({
  process: 'quill',
  at_min,
  event_id: 3,
  rule: tag('T1071.001', 'Web Protocols'),
  fields: OUTSIDE,
});

export const STORY_STEPS: readonly StoryStep[] = [
  {
    process: 'outlook',
    at_min: 0,
    event_id: 15,
    rule: tag('T1566.001', 'Spearphishing Attachment', 'phase_name=Initial Access'),
    fields: {
      TargetFilename: `${HOME}Downloads\\freight_claim.docm:Zone.Identifier`,
      Contents: '[ZoneTransfer]  ZoneId=3',
    },
  },
  {
    process: 'word',
    at_min: 2.4,
    event_id: 11,
    fields: { TargetFilename: `${HOME}AppData\\Local\\Temp\\claim_view.vbs` },
  },
  {
    process: 'powershell',
    at_min: 4.6,
    event_id: 22,
    fields: { QueryName: 'files.quillhost.example', QueryResults: '::ffff:203.0.113.77;' },
  },
  {
    process: 'powershell',
    at_min: 4.7,
    event_id: 3,
    rule: tag('T1105', 'Ingress Tool Transfer'),
    fields: { ...OUTSIDE, DestinationHostname: 'files.quillhost.example' },
  },
  {
    process: 'powershell',
    at_min: 8,
    event_id: 11,
    rule: tag('T1105', 'Ingress Tool Transfer'),
    fields: { TargetFilename: QUILL },
  },
  { process: 'powershell', at_min: 8.2, event_id: 29, fields: { TargetFilename: QUILL } },
  {
    process: 'reg',
    at_min: 12.1,
    event_id: 13,
    rule: tag('T1547.001', 'Registry Run Keys / Startup Folder'),
    fields: {
      TargetObject:
        'HKU\\S-1-5-21-1001\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\Quillhost',
      Details: 'quillhost.exe',
    },
  },
  {
    process: 'quill',
    at_min: 40,
    event_id: 13,
    rule: tag('T1548.002', 'Bypass User Account Control', 'analytic=Signature'),
    fields: {
      TargetObject: 'HKU\\S-1-5-21-1001_Classes\\ms-settings\\shell\\open\\command\\(Default)',
      Details: QUILL,
    },
  },
  {
    process: 'dumper',
    at_min: 56,
    event_id: 10,
    rule: tag('T1003.001', 'LSASS Memory'),
    fields: { TargetImage: LSASS, GrantedAccess: '0x1fffff' },
  },
  {
    process: 'dumper',
    at_min: 56.5,
    event_id: 11,
    rule: tag('T1003.001', 'LSASS Memory'),
    fields: { TargetFilename: `${HOME}AppData\\Roaming\\Quillhost\\part.dmp` },
  },
  {
    process: 'quill',
    at_min: 62,
    event_id: 8,
    rule: tag('T1055.001', 'Dynamic-link Library Injection'),
    fields: { TargetImage: SVCHOST, StartModule: '-', StartFunction: '-' },
  },
  ...[10, 70, 130, 190, 250, 310, DAY_TWO - 30, DAY_TWO + 30, DAY_TWO + 90].map(beacon),
  {
    process: 'shell',
    at_min: DAY_TWO - 8,
    event_id: 11,
    rule: tag('T1570', 'Lateral Tool Transfer'),
    fields: { TargetFilename: '\\\\srv-file01\\ADMIN$\\quillsvc.exe' },
  },
  {
    process: 'shell',
    at_min: DAY_TWO - 7,
    event_id: 3,
    rule: tag('T1021.002', 'SMB/Windows Admin Shares'),
    fields: {
      DestinationIp: '192.0.2.18',
      DestinationHostname: 'srv-file01.lumenfjord.example',
      DestinationPort: '445',
    },
  },
  {
    process: 'services_file',
    at_min: DAY_TWO - 1,
    event_id: 13,
    rule: tag('T1543.003', 'Windows Service'),
    fields: {
      TargetObject: 'HKLM\\System\\CurrentControlSet\\Services\\QuillSvc\\ImagePath',
      Details: 'C:\\Windows\\quillsvc.exe',
    },
  },
  {
    process: 'service',
    at_min: DAY_TWO + 12,
    event_id: 3,
    rule: tag('T1021.003', 'Distributed Component Object Model'),
    fields: {
      DestinationIp: '192.0.2.21',
      DestinationHostname: 'dc01.lumenfjord.example',
      DestinationPort: '135',
    },
  },
  {
    process: 'ntdsutil',
    at_min: DAY_TWO + 24,
    event_id: 11,
    rule: tag('T1003.003', 'NTDS'),
    fields: { TargetFilename: 'C:\\Windows\\Temp\\q\\Active Directory\\ntds.dit' },
  },
  {
    process: 'archive',
    at_min: DAY_TWO + 52,
    event_id: 11,
    rule: tag('T1074.001', 'Local Data Staging'),
    fields: { TargetFilename: 'C:\\Windows\\Temp\\q.7z.001' },
  },
  {
    process: 'service',
    at_min: DAY_TWO + 95,
    event_id: 3,
    rule: tag('T1041', 'Exfiltration Over C2 Channel'),
    fields: OUTSIDE,
  },
  {
    process: 'service',
    at_min: DAY_TWO + 121,
    event_id: 22,
    rule: tag('T1567.002', 'Exfiltration to Cloud Storage'),
    fields: { QueryName: 'drop.cloudbox.example', QueryResults: '::ffff:198.51.100.30;' },
  },
  {
    process: 'service',
    at_min: DAY_TWO + 170,
    event_id: 23,
    rule: tag('T1070.004', 'File Deletion'),
    fields: {
      TargetFilename: 'C:\\Windows\\Temp\\q.7z.001',
      IsExecutable: 'false',
      Archived: 'true',
    },
  },
];
