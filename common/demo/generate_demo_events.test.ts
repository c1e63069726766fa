import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { gunzipSync } from 'zlib';
import { unpackCatalogue } from '../attack/compact/unpack';
import { CoverageError } from '../errors';
import { parseRuleName } from '../rule_name/parse';
import type { DemoEvent } from './event';
import { generateDemoEvents } from './generate_demo_events';
import { TAGGED_ACTIVITIES } from './rules/all_activities';
import { DAY_MS } from './schedule';
import { STORY_PROCESSES } from './storyline_processes';
import { STORY_STEPS } from './storyline_steps';
import { SYSMON_FIELDS } from './sysmon_fields';

const END = Date.parse('2026-03-11T12:00:00.000Z');
const OPTIONS = { seed: 7, end: END, days: 30 };
const events = [...generateDemoEvents(OPTIONS)];

const countBy = (key: (event: DemoEvent) => string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const event of events) counts.set(key(event), (counts.get(key(event)) ?? 0) + 1);
  return counts;
};

const storyEvents = events.filter((event) =>
  /quill|freight_claim|claim_view/i.test(JSON.stringify(event))
);

describe('generateDemoEvents', () => {
  it('repeats itself exactly, and differs for another seed', () => {
    const small = { ...OPTIONS, scale: 0.05 };
    const again = generateDemoEvents(small);
    const first = JSON.stringify([...again]);
    expect(JSON.stringify([...again])).toBe(first);
    expect(JSON.stringify([...generateDemoEvents(small)])).toBe(first);
    const other = JSON.stringify([...generateDemoEvents({ ...small, seed: 8 })]);
    expect(other).not.toBe(first);
  });

  it('fills the range in order of time and ends a second before its end', () => {
    const times = events.map((event) => event['@timestamp']);
    expect([...times].sort().join()).toBe(times.join());
    expect(Date.parse(times[0] ?? '')).toBeGreaterThanOrEqual(END - 30 * DAY_MS);
    expect(Date.parse(times[0] ?? '')).toBeLessThan(END - 29.9 * DAY_MS);
    expect(times[times.length - 1]).toBe('2026-03-11T11:59:59.000Z');
  });

  it('gives about 60,000 events, most of them unnamed, and scales', () => {
    expect(events.length).toBeGreaterThan(55_000);
    expect(events.length).toBeLessThan(65_000);
    const unnamed = events.filter(({ RuleName }) => RuleName === undefined || RuleName === '-');
    expect(unnamed.length / events.length).toBeGreaterThan(0.5);
    const tenth = [...generateDemoEvents({ ...OPTIONS, scale: 0.1 })].length;
    expect(tenth / events.length).toBeCloseTo(0.1, 1);
  });

  it('works less at weekends', () => {
    const byDay = countBy((event) => event['@timestamp'].slice(0, 10));
    const wednesday = byDay.get('2026-03-04') ?? 0;
    const sunday = byDay.get('2026-03-08') ?? 0;
    expect(sunday).toBeLessThan(wednesday * 0.7);
    expect(sunday).toBeGreaterThan(0);
  });

  it('has every event id from 1 to 29, each with exactly its own fields', () => {
    const ids = [...countBy(({ event_id }) => String(event_id)).keys()].map(Number);
    expect(ids.sort((a, b) => a - b)).toEqual(Array.from({ length: 29 }, (_, index) => index + 1));
    const wrong = events.filter((event) => {
      const fields = Object.keys(event).filter((name) => /^[A-Z]/.test(name));
      return fields.join() !== SYSMON_FIELDS[event.event_id]?.join();
    });
    expect(wrong).toEqual([]);
  });

  it('fills every placeholder', () => {
    const open = events.filter((event) => /[^$]\{[a-z_]+\}/.test(JSON.stringify(event)));
    expect(open).toEqual([]);
  });

  it('invents nothing outside the names and addresses reserved for examples', () => {
    const foreign = new Set<string>();
    for (const event of events) {
      for (const field of ['DestinationHostname', 'SourceHostname', 'QueryName', 'host_name']) {
        const name = event[field];
        if (typeof name === 'string' && name !== '-' && !/\.(example|example\.com)$/.test(name))
          foreign.add(name);
      }
      const addresses = JSON.stringify(event).match(/\b\d{1,3}(\.\d{1,3}){3}\b/g) ?? [];
      for (const address of addresses) {
        if (!/^(192\.0\.2|198\.51\.100|203\.0\.113)\./.test(address)) foreign.add(address);
      }
    }
    expect([...foreign]).toEqual([]);
  });

  it('spreads techniques from one event to thousands', () => {
    const counts = [...countBy(({ mitre_technique_id }) => String(mitre_technique_id)).entries()]
      .filter(([id]) => id !== 'undefined')
      .map(([, count]) => count);
    expect(Math.min(...counts)).toBe(1);
    expect(Math.max(...counts)).toBeGreaterThan(3000);
  });

  it('loses the pipe events after the change of configuration, and one host', () => {
    const last = (fits: (event: DemoEvent) => boolean) =>
      Math.max(...events.filter(fits).map((event) => Date.parse(event['@timestamp'])));
    expect(END - last(({ event_id }) => event_id === 17 || event_id === 18)).toBeGreaterThan(
      5 * DAY_MS
    );
    expect(END - last(({ host_name }) => host_name.startsWith('fin-ws02'))).toBeGreaterThan(
      2.9 * DAY_MS
    );
  });

  it.each([{ days: 0 }, { hosts: 0 }, { hosts: 241 }, { scale: -1 }, { end: NaN }])(
    'refuses %p',
    (wrong) => {
      expect(() => generateDemoEvents({ ...OPTIONS, ...wrong })).toThrow(CoverageError);
    }
  );
});

describe('the storyline', () => {
  it('tells all of its steps within two working days', () => {
    const starts = Object.values(STORY_PROCESSES).filter(({ rule }) => rule !== null);
    const told = [...generateDemoEvents({ ...OPTIONS, scale: 0.001 })];
    const without = [...generateDemoEvents({ ...OPTIONS, scale: 0.001, days: 3 })];
    expect(told.length - without.length).toBeGreaterThanOrEqual(starts.length + STORY_STEPS.length);
    const times = storyEvents.map((event) => Date.parse(event['@timestamp']));
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(2 * DAY_MS);
  });

  it('can be walked from the last process up to the mail program', () => {
    const starts = new Map(
      events.filter(({ event_id }) => event_id === 1).map((event) => [event.ProcessGuid, event])
    );
    const trail: string[] = [];
    let process = events.find(
      ({ CommandLine }) => CommandLine === 'rundll32.exe quillpart.dll,Snapshot'
    );
    while (process) {
      trail.push(String(process.Image).replace(/.*\\/, ''));
      process = starts.get(String(process.ParentProcessGuid));
    }
    expect(trail).toEqual([
      'rundll32.exe',
      'quillhost.exe',
      'powershell.exe',
      'wscript.exe',
      'WINWORD.EXE',
      'OUTLOOK.EXE',
    ]);
  });

  it('links what a process did to its start', () => {
    const start = events.find(
      ({ event_id, Image }) => event_id === 1 && String(Image).endsWith('quillhost.exe')
    );
    const beacons = events.filter(
      ({ event_id, ProcessGuid }) => event_id === 3 && ProcessGuid === start?.ProcessGuid
    );
    expect(beacons).toHaveLength(9);
    expect(new Set(beacons.map(({ host_name }) => host_name))).toEqual(new Set([start?.host_name]));
  });
});

/** Ids that are wrong on purpose; `rules/dialects.ts` says why. */
const UNKNOWN = ['T1950.001', 'T1417'];
const RETIRED = ['T1060', 'T1073', 'T1086', 'T1099'];
const DATA = join(__dirname, '../../server/catalogue/data/enterprise-18.1.json.gz');
const withCatalogue = existsSync(DATA) ? describe : describe.skip;

withCatalogue('the rules, held against ATT&CK 18.1', () => {
  const catalogue = existsSync(DATA)
    ? unpackCatalogue(JSON.parse(gunzipSync(readFileSync(DATA)).toString('utf8')))
    : undefined;
  const live = new Map(catalogue?.techniques.map((technique) => [String(technique.id), technique]));
  const rules = [
    ...TAGGED_ACTIVITIES.map(({ rule }) => rule),
    ...STORY_STEPS.map(({ rule }) => rule ?? '-'),
    ...Object.values(STORY_PROCESSES).map(({ rule }) => rule ?? '-'),
  ];
  const parsed = rules.map(parseRuleName);
  const ids = new Set(parsed.flatMap(({ techniques }) => techniques.map(({ id }) => String(id))));
  const used = [...ids].flatMap((id) => live.get(id) ?? []);

  it('names live techniques, but for those that are wrong on purpose', () => {
    expect([...ids].filter((id) => !live.has(id)).sort()).toEqual([...UNKNOWN, ...RETIRED].sort());
    const retired = new Set(catalogue?.retired.map(({ id }) => String(id)));
    expect(RETIRED.filter((id) => !retired.has(id))).toEqual([]);
  });

  it('writes their names as ATT&CK does, with the one disagreement', () => {
    const wrong = parsed.filter(({ techniques, names, text }) => {
      const [technique] = techniques;
      const name = technique && live.get(technique.id)?.name;
      return (
        name !== undefined &&
        names.length === 1 &&
        !names.includes(name) &&
        !text.startsWith('MitreRef')
      );
    });
    expect(wrong.map(({ text }) => text)).toEqual([
      'technique_id=T1047,technique_name=File System Permissions Weakness',
    ]);
  });

  it('covers many techniques of at least ten tactics and leaves most of Windows blind', () => {
    const windows =
      catalogue?.techniques.filter(({ platforms }) => platforms.includes('Windows')) ?? [];
    expect(used.filter(({ platforms }) => !platforms.includes('Windows'))).toEqual([]);
    expect(used.length).toBeGreaterThanOrEqual(60);
    expect(used.length).toBeLessThan(windows.length / 3);
    expect(new Set(used.flatMap(({ tactic_ids }) => tactic_ids)).size).toBeGreaterThanOrEqual(10);
  });
});
