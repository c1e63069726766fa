import { coverageEndpoint } from '../../common/http/coverage';
import { factsEndpoint } from '../../common/http/facts';
import { type GapsResponse, gapsEndpoint } from '../../common/http/gaps';
import {
  deleteJudgementEndpoint,
  type Judgement,
  judgementsEndpoint,
  putJudgementEndpoint,
} from '../../common/http/gap_judgements';
import {
  deleteGapMappingEndpoint,
  gapMappingEndpoint,
  putGapMappingEndpoint,
} from '../../common/http/gap_mapping';
import type { TechniqueId } from '../../common/attack/ids';
import { setUpApp, TEST_TIMEOUT_MS } from './support/running_app';
import { DAY, flatEvent, helkEvent, KEYWORDS, minute, times } from './support/seeded_events';

const HOUR = 3_600_000;
/** So many hours before the day ends, which is the moment that silence is judged at. */
const hoursAgo = (n: number) => new Date(Date.parse(DAY.to) - n * HOUR).toISOString();

const componentOf = ({ components }: GapsResponse, name: string) => {
  const found = components.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no component ${name}`);
  return found;
};
const techniqueOf = ({ techniques }: GapsResponse, id: string) => {
  const found = techniques.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no technique ${id}`);
  return found;
};
const sysmon = (EventID: number, facts: { time?: string; host?: string } = {}) => ({
  ...flatEvent('-', facts),
  EventID,
});

describe('gaps per data source', () => {
  const app = setUpApp();
  afterEach(() => app.deleteIndices(), TEST_TIMEOUT_MS);

  const gaps = (filter: object = {}, more: object = {}) =>
    app.ask(gapsEndpoint, { body: { filter: { ...DAY, ...filter }, ...more } });
  const seed = async (index: string, events: readonly object[], mapping: object = KEYWORDS) => {
    await app.elasticsearch('PUT', `/${index}`, mapping);
    await app.seed(index, events);
  };

  it(
    'says of each component what arrives, from where, since when, and whether it stopped',
    async () => {
      await seed('nxlog-a', [
        ...times(3, () => flatEvent('technique_id=T1055', { host: 'pc1', time: hoursAgo(1) })),
        ...times(5, (n) => sysmon(7, { host: `pc${n}`, time: hoursAgo(8 + n) })),
        // Sent every day, ten days long, and then no more.
        ...times(10, (n) => sysmon(10, { host: 'pc1', time: hoursAgo(24 * 10 + 24 * n) })),
        sysmon(6, { host: 'pc2', time: hoursAgo(20) }),
      ]);
      const answer = await gaps();
      expect(answer.incomplete).toEqual([]);
      expect(answer.hosts).toBe(5);
      const events = answer.log_events;
      const created = componentOf(answer, 'Process Creation');
      expect(created).toMatchObject({
        arrives: 'yes',
        events: 3,
        hosts: 1,
        last_event: hoursAgo(1),
        silence: { status: 'sending', last_event: hoursAgo(1), threshold_ms: 6 * HOUR },
        judgement: null,
      });
      const [own] = created.log_events
        .map((each) => ({ ...each, ...events[each.event] }))
        .filter(({ log_source }) => log_source === 'WinEventLog:Sysmon');
      expect(own).toMatchObject({
        event_id: 1,
        name: 'Process creation',
        element: 'ProcessCreate',
        by: 'attack',
        fidelity: 'strong',
        techniques: 257,
        arrives: 'yes',
        events: 3,
      });
      // Steady until eight hours ago: with gaps of an hour, more than six hours are too long.
      expect(componentOf(answer, 'Module Load').silence).toEqual({
        status: 'silent',
        last_event: hoursAgo(8),
        longest_gap_ms: null,
        threshold_ms: 6 * HOUR,
      });
      // Nothing in the range, and silent for longer than three of its days.
      expect(componentOf(answer, 'Process Access')).toMatchObject({
        arrives: 'no',
        events: 0,
        last_event: null,
        silence: { status: 'silent', last_event: hoursAgo(240), threshold_ms: 72 * HOUR },
      });
      expect(componentOf(answer, 'Driver Load').silence.status).toBe('not_assessed');
      expect(componentOf(answer, 'File Deletion').silence.status).toBe('never');
      // What ATT&CK names beside: logs that are none of the sources'.
      const flow = componentOf(answer, 'Network Traffic Flow');
      expect(flow.arrives).toBe('no');
      expect(flow.other_log_sources.map(({ name }) => name)).toContain('NSM:Flow');
      expect(flow.other_log_source_count).toBeGreaterThanOrEqual(flow.other_log_sources.length);
    },
    TEST_TIMEOUT_MS
  );

  it(
    'agrees with the facts and the matrix, and needs three searches whatever the number of components',
    async () => {
      await seed('nxlog-b', [
        ...times(3, () => flatEvent('technique_id=T1055')),
        ...times(2, () => flatEvent('technique_id=T1003.001')),
        sysmon(10),
        sysmon(22, { host: 'pc9' }),
      ]);
      await seed('helk-b', [helkEvent('T1112'), { ...helkEvent('T1112'), event_id: 13 }]);
      const answer = await gaps();
      const facts = await app.ask(factsEndpoint, { body: { filter: DAY } });
      const coverage = await app.ask(coverageEndpoint, { body: { filter: DAY } });
      for (const [n, technique] of answer.techniques.entries())
        expect(technique).toMatchObject(facts.techniques[n] ?? {});
      expect(answer.techniques).toHaveLength(facts.techniques.length);
      for (const [n, component] of answer.components.entries()) {
        const { log_sources, ...same } = facts.components[n] ?? { log_sources: [] };
        expect(component).toMatchObject(same);
        const arriving = component.log_events
          .map(({ event }) => answer.log_events[event])
          .filter((event) => event?.arrives === 'yes');
        expect(
          arriving.map((event) => [event?.log_source, event?.event_id, event?.events]).sort()
        ).toEqual(log_sources.map(({ name, event_id, events }) => [name, event_id, events]).sort());
      }
      expect(answer.components).toHaveLength(facts.components.length);
      const tagged = coverage.techniques.filter(({ observed }) => observed > 0);
      const observed = answer.techniques.filter(({ observed: fact }) => fact === 'yes');
      expect(observed.map(({ id }) => id)).toEqual(tagged.map(({ id }) => id));
      const seen = new Set(answer.components.flatMap(({ techniques }) => techniques.seen));
      expect([...seen].sort()).toEqual(['T1003.001', 'T1055', 'T1112']);
      // Two sources: tags, arrival and history of each.
      expect(answer.requests).toHaveLength(6);
      const few = await gaps({ platform: 'Linux' });
      expect(few.components.length).toBeLessThan(answer.components.length);
      expect(few.requests).toHaveLength(6);
    },
    TEST_TIMEOUT_MS
  );

  it(
    'lists techniques per component, and says why each has its state',
    async () => {
      await seed('nxlog-c', [flatEvent('technique_id=T1055'), sysmon(6)]);
      const answer = await gaps();
      const { techniques } = componentOf(answer, 'Driver Load');
      const parts = [techniques.seen, techniques.tagged, techniques.neither, techniques.unknown];
      expect(parts.flat().sort()).toEqual([...techniques.observable].sort());
      expect(techniques.only_arriving.length).toBeGreaterThan(0);
      for (const id of techniques.only_arriving)
        expect(techniqueOf(answer, id).components?.arriving_ids).toEqual([
          componentOf(answer, 'Driver Load').id,
        ]);
      expect(techniqueOf(answer, 'T1055').why).toEqual([
        'Events in the range carry its tag.',
        expect.stringMatching(/^Arrives: .*Process Creation \(.*Sysmon 1.*\)/),
        expect.stringMatching(/^Does not arrive: /),
        'No log of the sources stands for: OS API Execution.',
      ]);
    },
    TEST_TIMEOUT_MS
  );

  it(
    'knows no silence, and no absence, where a search failed',
    async () => {
      await seed('nxlog-d', [flatEvent('technique_id=T1055')], {
        mappings: {
          properties: {
            '@timestamp': { type: 'date' },
            RuleName: { type: 'keyword' },
            EventID: { type: 'text' },
            Channel: { type: 'keyword' },
          },
        },
      });
      const answer = await gaps(
        {},
        {
          sources: [
            {
              ...{ id: 'n', name: 'n', index_pattern: 'nxlog-*', origin: 'sysmon_rule' },
              ...{ filter: null, tags_from: 'rule_name' },
              fields: {
                ...{ time: '@timestamp', technique_ids: null, rule_name: 'RuleName' },
                ...{ event_id: 'EventID', channel: 'Channel', host: null, user: null },
                process_image: null,
              },
            },
          ],
        }
      );
      expect(answer.incomplete).toHaveLength(1);
      expect(answer.hosts).toBeNull();
      const component = componentOf(answer, 'Process Creation');
      expect(component).toMatchObject({ arrives: 'unknown', silence: { status: 'unknown' } });
      expect(techniqueOf(answer, 'T1059.001').state).toBe('unknown');
      // No log of any source stands for it: a failure changes nothing.
      const foreign = answer.components.filter(({ log_events }) => log_events.length === 0);
      expect(foreign.length).toBeGreaterThan(0);
      expect(new Set(foreign.map(({ arrives }) => arrives))).toEqual(new Set(['no']));
    },
    TEST_TIMEOUT_MS
  );

  const judgement = (changes: Partial<Judgement> = {}): Judgement => ({
    subject: { kind: 'component', name: 'Network Traffic Flow' },
    availability: 'available',
    quality: null,
    detection: null,
    comment: 'The firewall team keeps it.',
    ...changes,
  });
  const judge = (body: Judgement, expected: string | null = null) =>
    app.ask(putJudgementEndpoint, { body: { judgement: body, expected } });

  it(
    'lets people judge what data cannot tell, visibly, and take it back',
    async () => {
      await seed('nxlog-e', [flatEvent('technique_id=T1055')]);
      const before = await gaps();
      const blind = before.techniques.find(
        ({ state, needs }) =>
          state === 'blind' && needs.some(({ component_id }) => component_id === 'DC0078')
      );
      if (blind === undefined) throw new Error('no blind technique needs Network Traffic Flow');
      const stored = await judge(judgement());
      const after = await gaps();
      expect(componentOf(after, 'Network Traffic Flow')).toMatchObject({
        arrives: 'yes',
        seen: 'no',
        judgement: 'component:Network Traffic Flow',
      });
      expect(techniqueOf(after, blind.id)).toMatchObject({
        state: 'potential',
        judged_by: ['component:Network Traffic Flow'],
      });
      expect(after.judgements).toEqual([stored]);
      const facts = await app.ask(factsEndpoint, { body: { filter: DAY } });
      expect(facts.judgements).toEqual([stored]);
      expect(facts.techniques.find(({ id }) => id === blind.id)?.state).toBe('potential');

      // Data arrives, and somebody knows that it is worth nothing.
      const id = 'T1059.001' as TechniqueId;
      const technique = await judge(
        judgement({
          subject: { kind: 'technique', id },
          availability: 'not_available',
          detection: 2,
        })
      );
      expect(techniqueOf(await gaps(), id)).toMatchObject({
        state: 'blind',
        potential: 'no',
        detection: 2,
        judged_by: ['technique:T1059.001', 'component:Network Traffic Flow'].filter(
          (key) => key.startsWith('technique') || techniqueOf(after, id).judged_by?.includes(key)
        ),
      });

      const { judgements } = await app.ask(judgementsEndpoint);
      expect(judgements).toEqual([stored, technique]);
      for (const each of judgements)
        await app.ask(deleteJudgementEndpoint, {
          body: { subject: each.judgement.subject, expected: each.version },
        });
      expect((await gaps()).techniques).toEqual(before.techniques);
    },
    TEST_TIMEOUT_MS
  );

  it(
    'scores data quality by the published formulas, where somebody judged it',
    async () => {
      await seed('nxlog-f', [flatEvent('technique_id=T1055'), sysmon(6)]);
      await judge(
        judgement({
          subject: { kind: 'component', name: 'Process Creation' },
          availability: null,
          quality: {
            device_completeness: 5,
            field_completeness: 4,
            retention: 3,
            timeliness: 1,
            consistency: 3,
          },
        })
      );
      const answer = await gaps();
      const only = answer.techniques.find(
        ({ needs, components }) =>
          needs.length === 1 &&
          components?.arriving_ids[0] === componentOf(answer, 'Process Creation').id
      );
      expect(only?.quality).toEqual({ dettect: 3.5, huntteam: 2, not_judged: 0 });
      // Its quality does not make anything available.
      expect(componentOf(answer, 'Process Creation').judgement).toBe('component:Process Creation');
      expect(only?.judged_by).toEqual([]);
    },
    TEST_TIMEOUT_MS
  );

  it(
    'refuses judgements that judge nothing, and overwrites none that changed meanwhile',
    async () => {
      const put = (body: object) =>
        app.send('/api/attack_coverage/gap_judgements', {
          method: 'PUT',
          headers: { 'kbn-xsrf': 'test', 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
      const bad = [
        judgement({ availability: null }),
        judgement({ comment: '  ' }),
        judgement({ detection: 3 }),
      ];
      for (const each of bad)
        expect(await put({ judgement: each, expected: null })).toMatchObject({ status: 400 });
      const first = await judge(judgement());
      await judge(judgement({ comment: 'second' }), first.version);
      const late = await put({
        judgement: judgement({ comment: 'third' }),
        expected: first.version,
      });
      expect(late).toMatchObject({
        status: 409,
        body: { attributes: { current: { payload: { comment: 'second' } } } },
      });
    },
    TEST_TIMEOUT_MS
  );

  it(
    'takes wider pairs and channels from the mapping of the space',
    async () => {
      await seed('nxlog-g', [
        ...times(2, () => sysmon(20)),
        { ...sysmon(4624), Channel: 'Forwarded-Security' },
        flatEvent('technique_id=T1055', { time: minute(1) }),
      ]);
      expect(await app.ask(gapMappingEndpoint)).toMatchObject({ version: null });
      const before = await gaps();
      expect(componentOf(before, 'Logon Session Creation').arrives).toBe('no');
      expect(before.channels).toEqual([
        {
          name: 'Microsoft-Windows-Sysmon/Operational',
          events: 3,
          log_sources: ['WinEventLog:Sysmon'],
        },
        { name: 'Forwarded-Security', events: 1, log_sources: [] },
      ]);
      expect(before.components.some(({ name }) => name === 'WMI Creation')).toBe(true);
      expect(componentOf(before, 'WMI Creation').arrives).toBe('no');
      const stored = await app.ask(putGapMappingEndpoint, {
        body: {
          expected: null,
          mapping: {
            log_sources: [
              { name: 'WinEventLog:Security', channels: ['Security', 'Forwarded-Security'] },
            ],
            wider: ['strong'],
            pairs: [],
          },
        },
      });
      const after = await gaps();
      expect(componentOf(after, 'Logon Session Creation').arrives).toBe('yes');
      const wmi = componentOf(after, 'WMI Creation');
      expect(wmi).toMatchObject({ arrives: 'yes', events: 2 });
      expect(wmi.log_events.map(({ by, fidelity }) => [by, fidelity])).toContainEqual([
        'ctid',
        'strong',
      ]);
      await app.ask(deleteGapMappingEndpoint, { body: { expected: stored.version } });
      expect((await gaps()).components).toEqual(before.components);
    },
    TEST_TIMEOUT_MS
  );
});
