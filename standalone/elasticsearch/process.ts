import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import type { Account } from './account';

/** What the supervisor is told; `supervisor.mjs` reads exactly these names. */
export interface SupervisedCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly account?: Account;
  readonly logFile: string;
  readonly recordFile: string;
  /** The node's folder; deleted at the end when `ephemeral`. */
  readonly folder: string;
  readonly ephemeral: boolean;
}

const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('spawned'), pid: z.number() }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
  z.object({
    kind: z.literal('exited'),
    code: z.number().nullable(),
    signal: z.string().nullable(),
    log: z.string(),
  }),
]);

export interface ProcessEnd {
  /** How it ended, in words. */
  readonly how: string;
  /** The last part of its output. */
  readonly log: string;
}

export interface SupervisedProcess {
  readonly pid: Promise<number>;
  /** Settles once the process and its supervisor are gone. */
  readonly ended: Promise<ProcessEnd>;
  stop(): Promise<void>;
}

/** Starts a command under a supervisor that ends it when this process ends in whatever way. */
export function startSupervised(plan: SupervisedCommand): SupervisedProcess {
  const supervisor = fork(join(__dirname, 'supervisor.mjs'), [plan.folder], {
    detached: true,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let end: ProcessEnd = { how: 'its supervisor was ended from outside', log: '' };
  const pid = new Promise<number>((resolve, reject) => {
    supervisor.on('message', (raw) => {
      const message = messageSchema.parse(raw);
      if (message.kind === 'spawned') resolve(message.pid);
      else end = describe(message);
    });
    supervisor.on('exit', () => reject(new Error(end.how)));
    supervisor.on('error', reject);
  });
  pid.catch(() => undefined);
  const ended = new Promise<ProcessEnd>((resolve) => {
    supervisor.on('exit', () => resolve(end));
    supervisor.on('error', ({ message }) => resolve({ how: message, log: '' }));
  });
  supervisor.send({ kind: 'start', ...plan });
  letGo(supervisor);
  return {
    pid,
    ended,
    stop: async () => {
      if (supervisor.connected) supervisor.send({ kind: 'stop' }, () => undefined);
      supervisor.ref();
      supervisor.channel?.ref();
      await ended;
    },
  };
}

/** The supervisor must not keep a program alive that is done. */
function letGo(supervisor: ChildProcess): void {
  supervisor.unref();
  supervisor.channel?.unref();
}

function describe(
  message: Exclude<z.infer<typeof messageSchema>, { kind: 'spawned' }>
): ProcessEnd {
  if (message.kind === 'failed') return { how: message.message, log: '' };
  const { signal, code, log } = message;
  return { how: signal ? `ended by ${signal}` : `ended with code ${code}`, log };
}
