import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { gunzipSync } from 'zlib';
import { openEventFiles } from './open_event_files';
import { readEvents } from './read_events';

/**
 * The 24 logs behind `events-tagged`, read by us, against the same records as another program read them. The logs are a
 * checkout of the repository that `index.json` names, in the folder that EVTX_SAMPLES names.
 */
const TAGGED = join(
  __dirname,
  '../../../shared/data/events-tagged/evtx-to-mitre-attack.sysmon.ndjson.gz'
);
const { EVTX_SAMPLES = '' } = process.env;
const there = EVTX_SAMPLES !== '' && existsSync(TAGGED);
if (!there) console.warn('skipped: EVTX_SAMPLES names no folder of .evtx files');

interface Recorded {
  readonly _source_file: string;
  readonly Event: {
    readonly System: { readonly EventRecordID: number; readonly EventID: number };
    readonly EventData: Readonly<Record<string, unknown>>;
  };
}

/** GUIDs come with braces from one program and without from the other. */
const plain = (value: unknown) => String(value ?? '').replace(/^{(.*)}$/, '$1');

(there ? it : it.skip)('reads recorded event logs as another program does', async () => {
  const recorded: Recorded[] = gunzipSync(readFileSync(TAGGED))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  let compared = 0;
  for (const name of new Set(recorded.map(({ _source_file }) => _source_file))) {
    const found = new Map<string, Recorded['Event']>();
    for (const file of await openEventFiles(join(EVTX_SAMPLES, name))) {
      for await (const read of readEvents(file)) {
        if (read.kind === 'bad') throw new Error(`${name}: ${read.reason}`);
        const { Event } = read.document as unknown as Recorded;
        found.set(String(Event.System.EventRecordID), Event);
      }
    }
    for (const { Event } of recorded.filter((one) => one._source_file === name)) {
      const own = found.get(String(Event.System.EventRecordID));
      expect(own?.System.EventID).toBe(Event.System.EventID);
      for (const [field, value] of Object.entries(Event.EventData)) {
        expect([field, plain(own?.EventData[field])]).toEqual([field, plain(value)]);
      }
      compared++;
    }
  }
  expect(compared).toBe(113);
});
