import { explainLog, isPortTaken } from './explain_log';

const STARTING = '[2026-01-01T10:00:00,000][INFO ][o.e.n.Node] initialized';

describe('explainLog', () => {
  it.each([
    ['java.net.BindException: Address already in use', 'port'],
    ['java.io.IOException: failed to obtain node locks, tried [/d/nodes/0]', 'data folder'],
    ['java.io.IOException: No space left on device', 'disk is full'],
    ['There is insufficient memory for the Java Runtime Environment to continue.', 'memory'],
    ['Terminating due to java.lang.OutOfMemoryError: Java heap space', 'heap is too small'],
    ['cannot downgrade a node from version [9.0.0] to version [8.19.21]', 'another version'],
    ['java.nio.file.AccessDeniedException: /data/nodes', 'closed'],
  ])('advises on %s', (line, advice) => {
    const result = explainLog(`${STARTING}\n${line}\n\tat org.elasticsearch.Node.start(Node.java)`);
    expect(result.advice).toContain(advice);
    expect(result.lines).toContain(line);
  });

  it('keeps the last serious lines and leaves the stack trace out', () => {
    const log = [
      STARTING,
      '[2026-01-01T10:00:01,000][ERROR][o.e.b.Elasticsearch] fatal exception while booting',
      'java.lang.IllegalStateException: strange',
      '\tat org.elasticsearch.Node.start(Node.java:1)',
      '\t... 3 more',
      STARTING,
    ].join('\n');
    expect(explainLog(log)).toEqual({
      advice: undefined,
      lines: [
        '[2026-01-01T10:00:01,000][ERROR][o.e.b.Elasticsearch] fatal exception while booting',
        'java.lang.IllegalStateException: strange',
      ],
    });
  });

  it('does not take an option of Java for a failure', () => {
    const log = `${STARTING} JVM arguments [-XX:+ExitOnOutOfMemoryError]\nERROR: strange`;
    expect(explainLog(log)).toEqual({ advice: undefined, lines: ['ERROR: strange'] });
  });

  it('has nothing to say about an empty log', () => {
    expect(explainLog('')).toEqual({ advice: undefined, lines: [] });
  });
});

it('recognises a lost port', () => {
  expect(isPortTaken('java.net.BindException: Address already in use')).toBe(true);
  expect(isPortTaken(STARTING)).toBe(false);
});
