/** A line of the log that tells why a node did not start, and what to do about it. */
interface KnownFailure {
  readonly pattern: RegExp;
  readonly advice: string;
}

const KNOWN_FAILURES: readonly KnownFailure[] = [
  {
    pattern: /BindException|Address already in use/,
    advice: 'the port is taken by another program; choose another one',
  },
  {
    pattern: /failed to obtain node lock|LockObtainFailedException/,
    advice: 'another Elasticsearch uses the data folder; stop it first',
  },
  {
    pattern: /No space left on device/,
    advice: 'the disk is full; make room and try again',
  },
  {
    pattern: /OutOfMemoryError: (Java heap space|GC overhead)/,
    advice: 'its heap is too small; allow more',
  },
  {
    pattern:
      /OutOfMemoryError|Cannot allocate memory|insufficient memory|Could not reserve enough space/,
    advice: 'there is not enough memory; close other programs or ask for a smaller heap',
  },
  {
    pattern: /cannot downgrade a node|cannot upgrade a node/,
    advice: 'the data folder was written by another version; use another data name or delete it',
  },
  {
    pattern: /AccessDeniedException|Permission denied/,
    advice: 'a folder is closed to the user that runs Elasticsearch',
  },
  {
    pattern: /CorruptIndexException|CorruptStateException|failed to load metadata/,
    advice: 'the data folder is damaged, for instance by a power cut; delete it',
  },
  {
    pattern: /unknown setting|SettingsException/,
    advice: 'a setting is not known to this version',
  },
];

/** Whether the log tells that the node lost a port to another program. */
export const isPortTaken = (log: string) => KNOWN_FAILURES[0]?.pattern.test(log) ?? false;

/**
 * What the end of a node's log says about a start that failed: the advice for the first failure
 * known by sight, and the last lines that are not part of a stack trace.
 */
export function explainLog(log: string): { advice?: string; lines: string[] } {
  // The first lines repeat Java's options, -XX:+ExitOnOutOfMemoryError among them: no failure.
  const all = log
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\[[^\]]*\]\[INFO/.test(line));
  const known = KNOWN_FAILURES.find(({ pattern }) => all.some((line) => pattern.test(line)));
  const telling = all.filter(
    (line) => !/^\s+at |^\s*\.\.\. \d+ more|^\s*likely root cause/.test(line)
  );
  const serious = telling.filter((line) =>
    /ERROR|FATAL|WARN|Exception|Caused by|^Error/.test(line)
  );
  const cause = known && all.find((line) => known.pattern.test(line));
  const last = (serious.length > 0 ? serious : telling).slice(-3);
  const lines = [...new Set(cause ? [cause, ...last] : last)];
  return { advice: known?.advice, lines: lines.map((line) => line.trim().slice(0, 400)) };
}
