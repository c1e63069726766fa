import {
  type Activity,
  ADMIN_DESK,
  CMD,
  DESK,
  EDGE,
  EVERYWHERE,
  LSASS,
  NIGHTLY,
  OFFICE,
  POWERSHELL,
  SVCHOST,
  SYSTEM32,
  tag,
} from '../activity';

/**
 * Rules written in other dialects, outdated or wrong: what a tag-quality view should find. Each comment says
 * what is the matter.
 */
export const DIALECT_RULES: readonly Activity[] = [
  // A bare id and a word; T1060 was revoked in favour of T1547.001.
  {
    ...DESK,
    rule: 'T1060,RunKey',
    event_id: 13,
    runs: 88,
    image: `${OFFICE}OUTLOOK.EXE`,
    fields: {
      TargetObject:
        'HKU\\S-1-5-21-1001\\Software\\Microsoft\\Windows\\CurrentVersion\\RunOnce\\Repair{n}',
      Details: 'repair.exe /quiet',
    },
  },
  // Two bare ids; T1037 lives, T1484 is about domain policies.
  {
    ...DESK,
    rule: 'T1037,T1484',
    event_id: 1,
    runs: 23,
    image: `${SYSTEM32}gpscript.exe`,
    parent: SVCHOST,
    fields: { CommandLine: 'gpscript.exe /Logon' },
  },
  // A bare revoked id.
  {
    ...DESK,
    rule: 'T1099',
    event_id: 2,
    runs: 140,
    image: 'C:\\Program Files\\7-Zip\\7z.exe',
    fields: { TargetFilename: 'C:\\Users\\{user}\\Documents\\unpacked_{n}\\sheet.xlsx' },
  },
  // Revoked: PowerShell is T1059.001 now.
  {
    ...NIGHTLY,
    rule: tag('T1086', 'PowerShell'),
    event_id: 1,
    runs: 570,
    image: POWERSHELL,
    parent: SVCHOST,
    fields: { CommandLine: 'powershell.exe -File C:\\Ops\\reports\\nightly_{n}.ps1' },
  },
  // Revoked twice: leads over T1574.002 to T1574.001.
  {
    ...EVERYWHERE,
    rule: tag('T1073', 'DLL Side-Loading'),
    event_id: 7,
    runs: 76,
    image: 'C:\\Apps\\legacy\\printer.exe',
    fields: { ImageLoaded: 'C:\\Apps\\legacy\\winspool.dll' },
  },
  // Id and name disagree: the id counts.
  {
    ...EVERYWHERE,
    rule: tag('T1047', 'File System Permissions Weakness'),
    event_id: 11,
    runs: 33,
    image: SVCHOST,
    fields: { TargetFilename: 'C:\\Program Files\\Tidekeep\\helper_{n}.exe' },
  },
  // A typing slip: no such technique.
  {
    ...ADMIN_DESK,
    rule: tag('T1950.001', 'PowerShell'),
    event_id: 1,
    runs: 7,
    image: POWERSHELL,
    fields: { CommandLine: 'powershell.exe -File C:\\Ops\\tests\\check_{n}.ps1' },
  },
  // A mobile technique in a Windows rule.
  {
    ...DESK,
    rule: tag('T1417', 'Input Capture'),
    event_id: 10,
    runs: 2,
    image: 'C:\\Apps\\legacy\\hotkeys.exe',
    fields: { TargetImage: LSASS, GrantedAccess: '0x1000' },
  },
  // Keys of another school, with a tactic of their own.
  {
    ...DESK,
    rule: 'MitreRef=T1176,Technique=Browser Extensions,Tactic=Persistence,Alert=Extension added',
    event_id: 11,
    runs: 29,
    image: EDGE,
    fields: {
      TargetFilename:
        'C:\\Users\\{user}\\AppData\\Local\\Microsoft\\Edge\\User Data\\Default\\Extensions\\{hex}\\manifest.json',
    },
  },
  // A comma inside a value.
  {
    ...EVERYWHERE,
    rule: tag('T1090', 'Proxy', 'phase_name=Command And Control, Lateral Movement'),
    event_id: 3,
    runs: 47,
    image: SVCHOST,
    fields: {
      DestinationIp: '{outside_ip}',
      DestinationHostname: 'proxy.isp.example',
      DestinationPort: '3128',
    },
  },
  // An id inside prose is not counted, only reported.
  {
    ...DESK,
    rule: 'Odd elevation, see T1088',
    event_id: 1,
    runs: 5,
    image: `${SYSTEM32}eventvwr.exe`,
    fields: { CommandLine: 'eventvwr.exe' },
  },
  // Free text.
  {
    ...DESK,
    rule: 'Outbound connection by script host',
    event_id: 3,
    runs: 39,
    image: `${SYSTEM32}wscript.exe`,
    fields: {
      DestinationIp: '{outside_ip}',
      DestinationHostname: 'news.example',
      DestinationPort: '80',
    },
  },
  {
    ...DESK,
    rule: 'Office starts a shell',
    event_id: 1,
    runs: 12,
    image: CMD,
    parent: `${OFFICE}EXCEL.EXE`,
    fields: { CommandLine: 'cmd.exe /c start C:\\Shares\\prices_{n}.xlsx' },
  },
  // A tag that is no technique: worth knowing, nothing to count in ATT&CK.
  {
    ...EVERYWHERE,
    rule: 'analytic=Situational Awareness,topic=Speech libraries',
    event_id: 7,
    runs: 195,
    image: EDGE,
    fields: { ImageLoaded: `${SYSTEM32}Speech_OneCore\\common\\sapi_onecore.dll` },
  },
  {
    ...EVERYWHERE,
    rule: 'technique_id=T,technique_name=',
    event_id: 12,
    runs: 17,
    image: SVCHOST,
    fields: { EventType: 'CreateKey', TargetObject: 'HKLM\\SOFTWARE\\Lumenfjord\\Pending{n}' },
  },
];
