import { readFile } from 'node:fs/promises';
import { runCommand } from './command';

export interface ProcessFacts {
  /** When it started, in the system's own notation: only good for comparing. */
  readonly started: string;
  readonly command: string;
}

/** What the system knows of a process; `undefined` when there is none with that number. */
export async function readProcess(pid: number): Promise<ProcessFacts | undefined> {
  if (process.platform === 'linux') return readProc(pid);
  return process.platform === 'win32' ? askPowerShell(pid) : askPs(pid);
}

async function readProc(pid: number): Promise<ProcessFacts | undefined> {
  try {
    const [stat, command] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile(`/proc/${pid}/cmdline`, 'utf8'),
    ]);
    const facts = parseStat(stat);
    const args = command.split('\0').join(' ').trim();
    return facts.state === 'Z' ? undefined : { started: facts.started, command: args };
  } catch {
    return undefined;
  }
}

/** State and start time (clock ticks since boot) from a line of `/proc/<pid>/stat`. */
export function parseStat(stat: string): { state: string; started: string } {
  // The second field is the program's name in brackets and may hold spaces and brackets itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', started: fields[19] ?? '' };
}

async function askPs(pid: number): Promise<ProcessFacts | undefined> {
  const args = ['-ww', '-o', 'lstart=', '-o', 'args=', '-p', String(pid)];
  const { code, output } = await runCommand('ps', args, {
    env: { ...process.env, LC_ALL: 'C' },
  });
  const match = /^\s*(\S+\s+\S+\s+\d+\s+[\d:]+\s+\d+)\s+(.*)$/m.exec(output);
  return code === 0 && match ? { started: match[1] ?? '', command: match[2] ?? '' } : undefined;
}

async function askPowerShell(pid: number): Promise<ProcessFacts | undefined> {
  const query =
    `Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}' | ` +
    'ForEach-Object { $_.CreationDate.Ticks; $_.CommandLine }';
  const { code, output } = await runCommand('powershell', ['-NoProfile', '-Command', query]);
  const [started, command] = output.trim().split(/\r?\n/);
  return code === 0 && started ? { started, command: command ?? '' } : undefined;
}
