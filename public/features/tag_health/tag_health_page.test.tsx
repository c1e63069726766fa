import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { TagHealthResponse, TagRowResponse } from '../../../common/http/tag_health';
import { failing, pending } from '../../components/testing/fake_core';
import { type Answers, renderPage } from '../../components/testing/render_page';
import { TagHealthPage } from './tag_health_page';

configure({ testIdAttribute: 'data-test-subj', asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);

const RANGE = { from: '2026-01-01T00:00:00.000Z', to: '2026-01-31T00:00:00.000Z' };
const SOURCE = {
  id: 'nxlog',
  name: 'NXLog',
  index_pattern: 'nxlog-*',
  origin: 'sysmon_rule',
  filter: null,
  tags_from: 'rule_name',
  fields: {
    time: '@timestamp',
    technique_ids: null,
    rule_name: 'RuleName',
    event_id: null,
    channel: null,
    host: 'Hostname',
    user: null,
    process_image: null,
  },
};
const RULE_NAME = {
  source_id: 'nxlog',
  value: 'T1086',
  events: 7,
  write_instead: ['technique_id=T1059.001,technique_name=PowerShell'],
};

const health = (changes: Partial<TagHealthResponse> = {}): TagHealthResponse => ({
  range: RANGE,
  catalogue: { domain: 'enterprise', version: '18.1' },
  sources: [
    {
      status: 'counted',
      source_id: 'nxlog',
      name: 'NXLog',
      tagged: 30,
      named_only: 10,
      rule_names: 4,
      total: 100,
      unnamed: 60,
      too_long: 0,
      basis: 'channel',
      paged: false,
    },
  ],
  problems: [
    {
      kind: 'revoked',
      subject: 'T1086',
      current_id: 'T1059.001',
      typed_names: [],
      expected_name: 'PowerShell',
      events: 7,
      rule_name_count: 1,
      rule_names: [RULE_NAME],
    },
  ],
  custom_tags: [],
  analytic_types: [],
  left_off: { problems: 0, custom_tags: 0, analytic_types: 0 },
  reason: null,
  requests: [],
  ...changes,
});

const ROW: TagRowResponse = {
  events: 7,
  rule_names: [RULE_NAME],
  rule_name_count: 1,
  hosts: { values: [{ value: 'pc1', events: 7 }], other_events: 0, missing_in: [] },
  newest: [],
  incomplete: [],
  requests: [],
};

const open = (answers: Answers = {}, search = '') =>
  renderPage(TagHealthPage, `/tag_health${search}`, {
    'GET /sources': {
      sources: [{ source: SOURCE, indices: [], index_count: 1, problems: [] }],
      problems: [],
      reason: null,
    },
    'POST /tag_health': health(),
    'POST /tag_health/row': ROW,
    ...answers,
  });
const find = (id: string) => screen.findByTestId(id);

describe('TagHealthPage', () => {
  it('waits', async () => {
    open({ 'POST /tag_health': pending });
    await find('tagHealthLoading');
  });

  it('says that it is not known where the request fails, in the server’s words', async () => {
    open({ 'POST /tag_health': failing('2 of 3 shards failed') });
    expect((await find('pageFailed')).textContent).toContain('2 of 3 shards failed');
    expect(screen.queryByTestId('sourceTagging')).toBeNull();
  });

  it('says why there is nothing', async () => {
    const reason = { kind: 'no_rights' as const, message: 'You may read nothing.', range: null };
    open({ 'POST /tag_health': health({ reason }) });
    expect((await find('nothing-no_rights')).textContent).toContain('You may read nothing.');
  });

  it('shows the share without a tag, problems, and what to write instead', async () => {
    open();
    expect((await find('untaggedShare')).textContent).toBe('70.0 %');
    expect((await find('writeInstead')).textContent).toBe(RULE_NAME.write_instead[0]);
  });

  it('shows unknown, never zero, where a search failed', async () => {
    const sources: TagHealthResponse['sources'] = [
      {
        status: 'unknown',
        source_id: 'nxlog',
        name: 'NXLog',
        reason: '1 of 2 shards failed',
        tagged: 0,
        named_only: 0,
        rule_names: 0,
      },
      { status: 'not_read', source_id: 'helk', name: 'HELK', reason: 'It has no rule names.' },
    ];
    open({ 'POST /tag_health': health({ sources, problems: [] }) });
    const table = await find('sourceTagging');
    expect(table.textContent).toContain('1 of 2 shards failed');
    expect(table.textContent).toContain('It has no rule names.');
    expect(within(table).getAllByText('unknown').length).toBe(3);
    expect(screen.queryByTestId('untaggedShare')).toBeNull();
    await find('incompleteHealth');
  });

  it('opens a row for the range of the answer, and keeps it in the address', async () => {
    const { asked, search } = open();
    await userEvent.click(await find('openRow'));
    expect((await find('tagRowEvents')).textContent).toBe('7 events');
    const row = { row: 'problem', kind: 'revoked', subject: 'T1086' };
    expect(asked.find(({ what }) => what === 'POST /tag_health/row')?.body).toMatchObject({
      row,
      filter: RANGE,
    });
    expect(new URLSearchParams(search()).get('row')).toBe(JSON.stringify(row));
    await userEvent.click(await find('euiFlyoutCloseButton'));
    await waitFor(() => expect(search()).toBe(''));
  });

  it('shows the rest where the address holds a row that it cannot read', async () => {
    open({}, '?row={"row":"nonsense"}');
    await find('untaggedShare');
    expect(screen.queryByTestId('tagRow')).toBeNull();
  });
});
