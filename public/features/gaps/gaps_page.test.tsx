import { configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { TechniqueId } from '../../../common/attack/ids';
import { PUBLISHED_MAPPING } from '../../../common/gaps/mapping';
import type { GapComponent, GapsResponse } from '../../../common/http/gaps';
import { aGapTechnique, aLogEvent } from '../../../test/builders/gaps';
import {
  CATALOGUE,
  emptyReason,
  foundSources,
  knowledge,
} from '../../components/testing/fake_answers';
import { failing, pending } from '../../components/testing/fake_core';
import { type Answers, renderPage } from '../../components/testing/render_page';
import { GapsPage } from './gaps_page';

// The heatmap draws on a canvas, which jsdom has not; it is tested in the browser.
jest.mock('./host_heatmap', () => ({ HostHeatmap: () => <p>a heatmap</p> }));

configure({ testIdAttribute: 'data-test-subj', asyncUtilTimeout: 20_000 });
jest.setTimeout(120_000);

const component = (
  id: string,
  arrives: GapComponent['arrives'],
  ids: string[],
  event: number
): GapComponent => ({
  id,
  name: `Component ${id}`,
  data_source: null,
  arrives,
  seen: arrives,
  events: arrives === 'yes' ? 1_204 : 0,
  hosts: arrives === 'yes' ? 3 : null,
  hosts_at_least: false,
  last_event: arrives === 'yes' ? '2026-01-02T03:04:05.006Z' : null,
  log_events: [{ event, by: 'attack', fidelity: 'strong', note: null, techniques: ids.length }],
  other_log_sources: [],
  other_log_source_count: 0,
  silence: {
    status: arrives === 'yes' ? 'sending' : 'never',
    last_event: null,
    longest_gap_ms: null,
    threshold_ms: null,
  },
  techniques: {
    observable: ids as TechniqueId[],
    seen: [],
    tagged: [],
    neither: ids as TechniqueId[],
    unknown: [],
    sole_source: ids as TechniqueId[],
    only_arriving: [],
  },
  judgement: null,
});

const gaps = (changes: Partial<GapsResponse> = {}): GapsResponse => ({
  range: { from: '2026-01-01T00:00:00.000Z', to: '2026-01-31T00:00:00.000Z' },
  catalogue: { domain: 'enterprise', version: '18.1' },
  platform: 'Windows',
  components: [
    component('DC1', 'yes', ['T1055'], 0),
    component('DC2', 'no', ['T1112', 'T1003'], 1),
  ],
  techniques: [
    aGapTechnique('T1055', [['DC1', 'yes', [0]]]),
    aGapTechnique('T1112', [['DC2', 'no', [1]]]),
    aGapTechnique('T1003', [['DC2', 'no', [1]]]),
  ],
  log_events: [aLogEvent(10, { arrives: 'yes', events: 1_204 }), aLogEvent(12)],
  hosts: 4,
  hosts_at_least: false,
  channels: [],
  mapping: PUBLISHED_MAPPING,
  judgements: [],
  incomplete: [],
  problems: [],
  reason: null,
  requests: [],
  ...changes,
});

const open = (answers: Answers = {}, search = '') =>
  renderPage(GapsPage, `/gaps${search}`, {
    'GET /sources': foundSources(),
    'GET /catalogues/enterprise/current/matrix': CATALOGUE,
    'GET /catalogues/enterprise/current/knowledge': knowledge(),
    'POST /gaps': gaps(),
    ...answers,
  });

const text = async (testSubject: string) =>
  (await screen.findByTestId(testSubject)).textContent?.replace(/\s+/g, ' ') ?? '';

it('says that it loads, that it failed, and why there is nothing', async () => {
  open({ 'POST /gaps': pending });
  expect(await screen.findByTestId('gapsLoading')).toBeTruthy();
});

it('says that it failed', async () => {
  open({ 'POST /gaps': failing('No shard answered.') });
  expect(await text('pageFailed')).toContain('No shard answered.');
});

it('says why there is nothing', async () => {
  open({ 'POST /gaps': gaps({ reason: emptyReason('no_rights') }) });
  expect(await screen.findByTestId('nothing-no_rights')).toBeTruthy();
});

it('says what is not known', async () => {
  open({ 'POST /gaps': gaps({ incomplete: [{ source_id: 'helk', reason: 'It timed out.' }] }) });
  expect(await text('gapsIncomplete')).toContain('helk: It timed out.');
});

it('shows what arrives, from how many hosts, and for how many techniques', async () => {
  open();
  expect(await text('gapsSummary')).toBe(
    'ATT&CK enterprise 18.1: 1 of 2 data components arrive, and with them the data of 1 of 3 techniques. 4 hosts'
  );
  expect(await text('component-DC1')).toMatch(/Component DC1.*Yes.*1,204.*3 of 4 \(75 %\).*sends/);
  expect(await text('component-DC2')).toMatch(/Component DC2.*No.*none.*never seen/);
});

it('opens a component with its events, techniques and why', async () => {
  const app = open();
  await userEvent.click(await screen.findByTestId('openComponent-DC2'));
  expect(app.search()).toContain('component=DC2');
  const flyout = await text('gapComponent');
  expect(flyout).toContain('Sysmon 12 Event 12');
  expect(flyout).toContain('ATT&CK, strong');
  expect(flyout).toContain('T1112 Technique T1112');
  expect(screen.getByTestId('showInMatrix').getAttribute('href')).toContain('components=DC2');
});

it('ranks what to enable, and weighs by groups of the address', async () => {
  open({}, '?show=enable&weigh=S0075');
  // Reg uses T1112 alone: T1003 is worth nothing then.
  await screen.findByText(/^1 technique could be gained/);
  expect(await text('step-1')).toMatch(/Component DC2.*1.*1.*1.*Sysmon 12 Event 12 <Element12>/);
});

const sent = (event_id: number, events: number, last: string) => ({
  event_id,
  events,
  first_event: '2026-01-01T00:00:00.000Z',
  last_event: last,
});

it('lists hosts worst first, says what each lacks or stopped to send, and narrows to one', async () => {
  const last_event = '2026-01-30T23:00:00.000Z';
  const host = (name: string, ...sysmon: ReturnType<typeof sent>[]) => ({
    host: name,
    events: 500,
    last_event,
    sysmon,
  });
  const app = open(
    {
      'POST /gaps/hosts': {
        range: gaps().range,
        hosts: [
          host('full', sent(1, 90, last_event), sent(3, 90, last_event)),
          host('lacking', sent(1, 90, last_event)),
          host('quiet', sent(1, 90, '2026-01-05T00:00:00.000Z'), sent(3, 90, last_event)),
          host('without'),
        ],
        after: null,
        incomplete: [{ source_id: 'nxlog', reason: 'It has no field for the host.' }],
        requests: [],
      },
    },
    '?show=hosts'
  );
  expect(await text('hostTotals')).toBe('4 hosts: 1 without Sysmon, 0 silent, 2 with gaps');
  expect(await text('hostsIncomplete')).toContain('nxlog: It has no field for the host.');
  expect(await text('host-without')).toMatch(/no Sysmon.*Sysmon/);
  expect(await text('host-lacking')).toContain('3 Network connection');
  expect(await text('host-quiet')).toMatch(/gaps.*nothing.*1 Process creation/);
  const rows = screen.getAllByTestId(/^host-/).map((row) => row.getAttribute('data-test-subj'));
  expect(rows).toEqual(['host-without', 'host-lacking', 'host-quiet', 'host-full']);
  await userEvent.click(screen.getByTestId('onlyWrongHosts'));
  expect(screen.queryByTestId('host-full')).toBeNull();
  await userEvent.click(screen.getByTestId('onlyHost-lacking'));
  expect(app.search()).toContain('hosts=lacking');
});

// Without userEvent, which looks at the styles of everything around what it clicks: here are a dozen combo boxes.
describe('what stands for a component', () => {
  const stored = {
    mapping: { ...PUBLISHED_MAPPING, wider: ['strong' as const] },
    version: '7',
    updated_at: '2026-01-02T03:04:05.006Z',
    updated_by: 'alice',
  };
  const openMapping = async (answers: Answers = {}) => {
    const app = open({
      'POST /gaps': gaps({
        channels: [{ name: 'DNS Server', events: 12, log_sources: [] }],
      }),
      'GET /gap_mapping': stored,
      ...answers,
    });
    fireEvent.click(await screen.findByTestId('openMapping'));
    return app;
  };

  it('is changed: a wider pair, a single event, a log source', async () => {
    const app = await openMapping({ 'PUT /gap_mapping': stored });
    expect(await text('looseChannels')).toContain('DNS Server (12)');
    fireEvent.click(screen.getByTestId('wider-weak'));
    // Whole texts at once: a key at a time takes a minute with so many fields beside.
    const component_name = within(screen.getByTestId('pairComponent')).getByRole('combobox');
    fireEvent.change(component_name, { target: { value: 'Component DC2' } });
    fireEvent.keyDown(component_name, { key: 'Enter' });
    fireEvent.change(screen.getByTestId('pairEventId'), { target: { value: '22' } });
    fireEvent.click(screen.getByTestId('addPair'));
    fireEvent.change(screen.getByTestId('newLogSource'), {
      target: { value: 'WinEventLog:DNS Server' },
    });
    fireEvent.click(screen.getByTestId('addLogSource'));
    fireEvent.click(screen.getByTestId('saveMapping'));
    await waitFor(() =>
      expect(app.asked.find(({ what }) => what === 'PUT /gap_mapping')?.body).toEqual({
        mapping: {
          log_sources: [{ name: 'WinEventLog:DNS Server', channels: [] }],
          wider: ['strong', 'weak'],
          pairs: [
            {
              component: 'Component DC2',
              log_source: 'WinEventLog:Sysmon',
              event_id: 22,
              use: true,
            },
          ],
        },
        expected: '7',
      })
    );
  });

  it('goes back to what was published', async () => {
    const app = await openMapping({ 'DELETE /gap_mapping': { deleted: true } });
    fireEvent.click(await screen.findByTestId('resetMapping'));
    await waitFor(() =>
      expect(app.asked.find(({ what }) => what === 'DELETE /gap_mapping')?.body).toEqual({
        expected: '7',
      })
    );
  });

  it('says why it cannot be saved', async () => {
    await openMapping({ 'PUT /gap_mapping': failing('It takes the privilege manage.', 403) });
    fireEvent.click(await screen.findByTestId('wider-weak'));
    fireEvent.click(screen.getByTestId('saveMapping'));
    expect(await text('saveFailed')).toContain('It takes the privilege manage.');
  });
});

it('ranks what to tag', async () => {
  open({}, '?show=tag');
  expect(await text('gainable')).toContain('1 technique whose data arrives');
  expect(await text('step-1')).toContain('Sysmon 10 Event 10');
});
