import { CMD, EXPLORER, OFFICE, POWERSHELL, SERVICES, SYSTEM32, tag } from './activity';

/** A process of the intrusion; `parent` names another one, so that a process pivot can walk the chain. */
export interface StoryProcess {
  readonly host: string;
  readonly image: string;
  readonly command: string;
  /** Without domain: a user of the company; `SYSTEM` for Windows itself. */
  readonly user: string;
  /** Null: was running before. */
  readonly parent: string | null;
  /** Minutes after the story's start. */
  readonly start_min: number;
  /** Rule that names its start; absent: nobody noticed; null: the start is not part of the story. */
  readonly rule?: string | null;
}

const VICTIM = { host: 'fin-ws01', user: 'mira.lindqvist' } as const;
const FILE_SERVER = { host: 'srv-file01', user: 'SYSTEM' } as const;
const CONTROLLER = { host: 'dc01', user: 'SYSTEM' } as const;
export const HOME = 'C:\\Users\\mira.lindqvist\\';
export const QUILL = `${HOME}AppData\\Roaming\\Quillhost\\quillhost.exe`;
/** Minutes from the start to the second day's work. */
export const DAY_TWO = 26 * 60;

const command = (
  name: string,
  id: string,
  technique: string,
  args: string,
  start_min: number
): StoryProcess => ({
  ...VICTIM,
  image: `${SYSTEM32}${name}`,
  command: `${name} ${args}`.trim(),
  parent: 'shell',
  start_min,
  rule: tag(id, technique),
});

/** Invented from end to end: a mailed document, a script, a foothold, and two days until data leave. */
export const STORY_PROCESSES: Readonly<Record<string, StoryProcess>> = {
  explorer: {
    ...VICTIM,
    image: EXPLORER,
    command: EXPLORER,
    parent: null,
    start_min: -80,
    rule: null,
  },
  outlook: {
    ...VICTIM,
    image: `${OFFICE}OUTLOOK.EXE`,
    command: '"OUTLOOK.EXE"',
    parent: 'explorer',
    start_min: -70,
  },
  word: {
    ...VICTIM,
    image: `${OFFICE}WINWORD.EXE`,
    command: `"WINWORD.EXE" /n "${HOME}Downloads\\freight_claim.docm"`,
    parent: 'outlook',
    start_min: 2,
    rule: tag('T1204.002', 'Malicious File'),
  },
  script: {
    ...VICTIM,
    image: `${SYSTEM32}wscript.exe`,
    command: `wscript.exe //b "${HOME}AppData\\Local\\Temp\\claim_view.vbs"`,
    parent: 'word',
    start_min: 3,
    rule: tag('T1059.005', 'Visual Basic'),
  },
  powershell: {
    ...VICTIM,
    image: POWERSHELL,
    parent: 'script',
    start_min: 4,
    command: `powershell.exe -WindowStyle Hidden -File "${HOME}AppData\\Local\\Temp\\claim_view.ps1"`,
    rule: tag('T1059.001', 'PowerShell'),
  },
  quill: {
    ...VICTIM,
    image: QUILL,
    command: `"${QUILL}" --resident`,
    parent: 'powershell',
    start_min: 9,
    rule: tag('T1204.002', 'Malicious File'),
  },
  reg: {
    ...VICTIM,
    image: `${SYSTEM32}reg.exe`,
    parent: 'quill',
    start_min: 12,
    command:
      'reg.exe add HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run /v Quillhost /d quillhost.exe',
    rule: tag('T1547.001', 'Registry Run Keys / Startup Folder'),
  },
  task: {
    ...VICTIM,
    image: `${SYSTEM32}schtasks.exe`,
    command: `schtasks.exe /create /tn Quillhost /sc hourly /tr "${QUILL}"`,
    parent: 'quill',
    start_min: 14,
    rule: tag('T1053.005', 'Scheduled Task'),
  },
  elevate: {
    ...VICTIM,
    image: `${SYSTEM32}fodhelper.exe`,
    command: 'fodhelper.exe',
    parent: 'quill',
    start_min: 41,
    rule: tag('T1548.002', 'Bypass User Account Control'),
  },
  dumper: {
    ...VICTIM,
    image: `${SYSTEM32}rundll32.exe`,
    command: 'rundll32.exe quillpart.dll,Snapshot',
    parent: 'quill',
    start_min: 55,
    rule: tag('T1218.011', 'Rundll32'),
  },
  shell: {
    ...VICTIM,
    image: CMD,
    command: 'cmd.exe /q',
    parent: 'quill',
    start_min: 70,
    rule: tag('T1059.003', 'Windows Command Shell'),
  },
  whoami: command('whoami.exe', 'T1033', 'System Owner/User Discovery', '/all', 71),
  ipconfig: command('ipconfig.exe', 'T1016', 'System Network Configuration Discovery', '/all', 72),
  systeminfo: command('systeminfo.exe', 'T1082', 'System Information Discovery', '', 74),
  groups: command('net.exe', 'T1069.002', 'Domain Groups', 'group "Domain Admins" /domain', 78),
  trusts: command('nltest.exe', 'T1482', 'Domain Trust Discovery', '/domain_trusts', 80),
  shares: command('net.exe', 'T1135', 'Network Share Discovery', 'view \\\\srv-file01', 84),
  services_file: {
    ...FILE_SERVER,
    image: SERVICES,
    command: SERVICES,
    parent: null,
    start_min: -9000,
    rule: null,
  },
  service: {
    ...FILE_SERVER,
    image: 'C:\\Windows\\quillsvc.exe',
    command: 'C:\\Windows\\quillsvc.exe',
    parent: 'services_file',
    start_min: DAY_TWO,
    rule: tag('T1569.002', 'Service Execution'),
  },
  archive: {
    ...FILE_SERVER,
    image: 'C:\\Windows\\Temp\\7z.exe',
    parent: 'service',
    start_min: DAY_TWO + 48,
    command: '7z.exe a -v90m C:\\Windows\\Temp\\q.7z D:\\shares\\finance\\contracts',
    rule: tag('T1560.001', 'Archive via Utility'),
  },
  clear: {
    ...FILE_SERVER,
    image: `${SYSTEM32}wevtutil.exe`,
    command: 'wevtutil.exe cl System',
    parent: 'service',
    start_min: DAY_TWO + 175,
    rule: tag('T1070.001', 'Clear Windows Event Logs', 'analytic=Signature'),
  },
  wmi: {
    ...CONTROLLER,
    image: `${SYSTEM32}wbem\\WmiPrvSE.exe`,
    command: 'wmiprvse.exe -secured -Embedding',
    parent: null,
    start_min: DAY_TWO + 19,
    rule: null,
  },
  wmi_shell: {
    ...CONTROLLER,
    image: CMD,
    command: 'cmd.exe /q /c ntdsutil.exe',
    parent: 'wmi',
    start_min: DAY_TWO + 20,
    rule: tag('T1047', 'Windows Management Instrumentation'),
  },
  ntdsutil: {
    ...CONTROLLER,
    image: `${SYSTEM32}ntdsutil.exe`,
    parent: 'wmi_shell',
    start_min: DAY_TWO + 21,
    command: 'ntdsutil.exe "ac i ntds" ifm "create full C:\\Windows\\Temp\\q" q q',
    rule: tag('T1003.003', 'NTDS'),
  },
};
