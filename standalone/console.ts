import type { Logger } from '../server/platform/core_contract';

/** One line of progress for the person at the terminal. */
export const progress = (line: string): void => void process.stdout.write(`${line}\n`);

/** The plugin's log: what matters goes to standard error. */
export const consoleLogger: Logger = {
  debug: () => undefined,
  info: progress,
  warn: (message) => void process.stderr.write(`${message}\n`),
  error: (message) =>
    void process.stderr.write(`${message instanceof Error ? message.stack : message}\n`),
};
