import { spawn, type SpawnOptions } from 'node:child_process';

export interface CommandResult {
  /** `undefined` when the program was not found or could not be started. */
  readonly code: number | undefined;
  readonly output: string;
  readonly error?: Error;
}

/** Runs a program to its end and returns its standard output and error as one text. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: Pick<SpawnOptions, 'cwd' | 'env' | 'signal'> = {}
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const onWindows = process.platform === 'win32';
    const child = spawn(
      onWindows ? `"${command}"` : command,
      args.map(onWindows ? quote : String),
      {
        ...options,
        shell: onWindows,
        stdio: ['ignore', 'pipe', 'pipe'],
      }
    );
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ code: undefined, output, error }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

const quote = (argument: string) => `"${argument}"`;
