import { PROCESS_EVENTS, processTreeEndpoint } from '../../common/http/processes';
import type { Source } from '../../common/sources/source';
import { aSource } from '../builders/source';
import { setUpApp } from './support/running_app';
import { flatEvent, KEYWORDS, minute, times } from './support/seeded_events';

const guid = (n: number) => `{81056205-d124-64d4-${String(n).padStart(4, '0')}-000000000800}`;
const [SHELL, TOOL, CHILD, BUSY, ORPHAN] = [1, 2, 3, 4, 5].map(guid);

const created = (n: number, ProcessGuid?: string, ParentProcessGuid?: string, name = 'a.exe') => ({
  ...flatEvent('-', { time: minute(n) }),
  EventID: 1,
  ProcessGuid,
  ParentProcessGuid,
  Image: `C:\\${name}`,
  CommandLine: `${name} /x`,
  ParentImage: 'C:\\parent.exe',
  ParentCommandLine: 'parent.exe /y',
});
const did = (n: number, ProcessGuid?: string, more: object = {}) => ({
  ...flatEvent('technique_id=T1055', { time: minute(n) }),
  EventID: 11,
  ProcessGuid,
  TargetFilename: `C:\\file${n}`,
  ...more,
});

const EVENTS = [
  { _id: 'shell', ...created(10, SHELL, ORPHAN, 'cmd.exe') },
  { _id: 'tool', ...created(20, TOOL, SHELL, 'tool.exe') },
  { _id: 'wrote', ...did(21, TOOL) },
  {
    _id: 'injected',
    ...did(22, undefined, { EventID: 8, SourceProcessGUID: TOOL, TargetProcessGUID: SHELL }),
  },
  { _id: 'child', ...created(23, CHILD, TOOL, 'child.exe') },
  { _id: 'busy', ...created(30, BUSY, SHELL, 'busy.exe') },
  ...times(PROCESS_EVENTS + 5, (n) => ({ _id: `busy${n}`, ...did(31 + n, BUSY) })),
  { _id: 'driver', ...did(40), EventID: 6 },
];

const app = setUpApp();
let source: Source;
beforeAll(async () => {
  // As dynamic mapping makes them: a text with a keyword below.
  await app.elasticsearch('PUT', '/text-2024', {
    mappings: { properties: { '@timestamp': { type: 'date' } } },
  });
  await app.elasticsearch('PUT', '/keyword-2024', KEYWORDS);
  for (const index of ['text-2024', 'keyword-2024']) {
    const lines = EVENTS.flatMap(({ _id, ...event }) => [
      JSON.stringify({ create: { _id } }),
      JSON.stringify(event),
    ]);
    await app.elasticsearch('POST', `/${index}/_bulk?refresh=true`, `${lines.join('\n')}\n`);
  }
});

const ask = (index: string, id: string) => {
  source = aSource({ index_pattern: index });
  return app.ask(processTreeEndpoint, { body: { source, index, id } });
};

describe.each(['text-2024', 'keyword-2024'])('a process in %s', (index) => {
  it('is the same from each of its events', async () => {
    for (const id of ['tool', 'wrote', 'injected']) {
      const tree = await ask(index, id);
      expect(tree.process).toMatchObject({
        guid: TOOL,
        image: 'C:\\tool.exe',
        command_line: 'tool.exe /x',
        created: { id: 'tool', time: minute(20) },
      });
      expect(tree.parent).toMatchObject({ guid: SHELL, created: { id: 'shell' } });
      expect(tree.children.map((child) => [child.guid, child.created?.id])).toEqual([
        [CHILD, 'child'],
      ]);
      expect(tree.events.map((event) => event.id)).toEqual(['tool', 'wrote', 'injected']);
      expect([tree.events_total, tree.children_total, tree.incomplete]).toEqual([3, 1, []]);
    }
  });

  it('has the parent that its creation tells, also where nobody recorded that', async () => {
    const { parent, children } = await ask(index, 'shell');
    expect(parent).toEqual({
      guid: ORPHAN,
      image: 'C:\\parent.exe',
      command_line: 'parent.exe /y',
      created: null,
    });
    expect(children.map(({ image }) => image)).toEqual(['C:\\tool.exe', 'C:\\busy.exe']);
  });

  it('lists the first of many events and counts all', async () => {
    const { events, events_total, process } = await ask(index, 'busy200');
    expect([events.length, events_total]).toEqual([PROCESS_EVENTS, PROCESS_EVENTS + 6]);
    expect(process.created?.id).toBe('busy');
  });
});

it('says that an event names no process, and that there is no such event', async () => {
  await expect(ask('text-2024', 'driver')).rejects.toThrow('This event names no process');
  await expect(ask('text-2024', 'nothing')).rejects.toThrow('There is no event nothing');
});
