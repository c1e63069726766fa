import { configure, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryHistory } from 'history';
import type { CatalogueEntry, CataloguesResponse } from '../../../common/http/catalogue';
import { foundSources } from '../../components/testing/fake_answers';
import { failing, fakeCore, pending, renderInCore } from '../../components/testing/fake_core';
import { SettingsPage } from './settings_page';

configure({ testIdAttribute: 'data-test-subj', asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);

type Answer = object | (() => Promise<object>);

const UPLOADED: CatalogueEntry = {
  domain: 'enterprise',
  version: '15.1',
  origin: 'uploaded',
  in_use: false,
  uploaded: {
    file_name: 'enterprise-attack-15.1.json',
    techniques: 202,
    sub_techniques: 435,
    descriptions: 1_900,
    version: '3-1',
    at: '2026-11-01T12:00:00.000Z',
    by: 'alice',
  },
};
const BUILT_IN: CatalogueEntry = {
  ...UPLOADED,
  version: '18.1',
  origin: 'built_in',
  in_use: true,
  uploaded: null,
};

const catalogues = (changes: Partial<CataloguesResponse> = {}): CataloguesResponse => ({
  catalogues: [BUILT_IN, UPLOADED],
  settings: {
    value: { in_use: { enterprise: null, mobile: null, ics: null }, allow_download: false },
    version: null,
  },
  download_addresses: { enterprise: 'https://a.test/e.json', mobile: '', ics: '' },
  problems: [],
  ...changes,
});

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** Answers by the beginning of `METHOD /path`; what is not named answers nothing. */
function open(tab: 'sources' | 'attack', answers: Readonly<Record<string, Answer>>) {
  const sent: Sent[] = [];
  const core = fakeCore((path, { method, body }) => {
    const short = path.replace('/api/attack_coverage', '');
    sent.push({ method, path: short, body: body === undefined ? null : JSON.parse(body) });
    const answer = answers[`${method} ${short}`] ?? {};
    return typeof answer === 'function' ? answer() : Promise.resolve(answer);
  });
  const history = createMemoryHistory({ initialEntries: [`/settings/${tab}`] });
  renderInCore(core, <SettingsPage />, history);
  return { sent, address: () => `${history.location.pathname}${history.location.search}` };
}

describe.each([
  ['sources', 'GET /sources'],
  ['attack', 'GET /catalogues'],
] as const)('%s', (tab, route) => {
  it('says that it loads', async () => {
    open(tab, { [route]: pending });
    expect(await screen.findByTestId('settingsLoading')).toBeTruthy();
  });

  it('says why it is not known, and can be asked again', async () => {
    const { sent } = open(tab, { [route]: failing('The cluster is on fire.') });
    expect((await screen.findByTestId('settingsFailed')).textContent).toContain('on fire');
    const before = sent.length;
    await userEvent.click(screen.getByTestId('settingsRetry'));
    expect(sent.length).toBeGreaterThan(before);
  });
});

describe('ATT&CK versions', () => {
  it('names the one in use, and where the others come from', async () => {
    open('attack', { 'GET /catalogues': catalogues() });
    expect(await screen.findByTestId('inUse-enterprise-18.1-built_in')).toBeTruthy();
    const row = screen.getByTestId('catalogue-enterprise-15.1-uploaded');
    expect(row.textContent).toContain('202 techniques, 435 sub-techniques, 1,900 texts');
    expect(row.textContent).toContain('Nov 1, 2026 @ 12:00:00.000 by alice');
  });

  it('asks before it deletes, and names the version that it saw', async () => {
    const { sent } = open('attack', { 'GET /catalogues': catalogues() });
    await userEvent.click(await screen.findByTestId('delete-enterprise-15.1-uploaded'));
    expect(sent.some(({ method }) => method === 'DELETE')).toBe(false);
    const modal = within(screen.getByTestId('confirmDelete'));
    await userEvent.click(modal.getByRole('button', { name: 'Delete' }));
    expect(sent).toContainEqual({
      method: 'DELETE',
      path: '/catalogues/enterprise/15.1',
      body: { expected: '3-1' },
    });
  });

  it('goes back to following the plugin when the newest built-in one is chosen', async () => {
    const { value } = catalogues().settings;
    const chosen = { ...value, in_use: { ...value.in_use, enterprise: '15.1' } };
    const { sent } = open('attack', {
      'GET /catalogues': catalogues({
        catalogues: [
          { ...BUILT_IN, in_use: false },
          { ...UPLOADED, in_use: true },
        ],
        settings: { value: chosen, version: '7-1' },
      }),
    });
    const remove = await screen.findByTestId('delete-enterprise-15.1-uploaded');
    expect((remove as HTMLButtonElement).disabled).toBe(true);
    await userEvent.click(screen.getByTestId('use-enterprise-18.1-built_in'));
    expect(sent.find(({ method }) => method === 'PUT')?.body).toEqual({
      settings: value,
      expected: '7-1',
    });
  });

  it('says why a change was refused', async () => {
    open('attack', {
      'GET /catalogues': catalogues({ problems: ['Your user may not read it.'] }),
      'PUT /catalogue_settings': failing('Ask an administrator.', 403),
    });
    expect((await screen.findByTestId('settingsProblems')).textContent).toContain('may not read');
    await userEvent.click(screen.getByTestId('use-enterprise-15.1-uploaded'));
    expect((await screen.findByTestId('changeFailed')).textContent).toContain('administrator');
  });
});

describe('sources', () => {
  const [found] = foundSources().sources;
  if (found === undefined) throw new Error('no source');
  const id = found.source.id;
  const problem = { kind: 'values_lost' as const, subject: 'RuleName', message: 'Too long.' };
  const twoOf = (changes = {}) =>
    foundSources({
      sources: [
        { ...found, problems: [problem] },
        { ...found, source: { ...found.source, id: 'other', name: 'Other' } },
      ],
      choice: { order: [], disabled: [], version: '1-1' },
      ...changes,
    });

  it('are listed with their problems', async () => {
    open('sources', { 'GET /sources': twoOf() });
    const panel = await screen.findByTestId(`source-${id}`);
    expect(within(panel).getByTestId('sourceProblem-values_lost').textContent).toContain(
      'Too long'
    );
    expect(within(panel).getByText('found')).toBeTruthy();
  });

  it('say why there are none', async () => {
    const reason = { kind: 'no_source' as const, message: 'No index has a tag.', range: null };
    open('sources', { 'GET /sources': foundSources({ sources: [], reason }) });
    expect((await screen.findByTestId('noSources')).textContent).toContain('No index has a tag.');
  });

  it('change places and are switched off with what was seen', async () => {
    const { sent } = open('sources', { 'GET /sources': twoOf() });
    await userEvent.click(await screen.findByTestId(`moveDown-${id}`));
    await userEvent.click(screen.getByTestId('counted-other'));
    const bodies = sent.filter(({ path }) => path === '/source_choice').map(({ body }) => body);
    expect(bodies).toEqual([
      { choice: { order: ['other', id], disabled: [] }, expected: '1-1' },
      { choice: { order: [], disabled: ['other'] }, expected: '1-1' },
    ]);
  });

  it('are edited in a form whose place is in the address', async () => {
    const { sent, address } = open('sources', { 'GET /sources': twoOf() });
    await userEvent.click(await screen.findByTestId('edit-other'));
    expect(address()).toBe('/settings/sources?edit=other');
    const name = await screen.findByTestId('sourceName');
    await userEvent.clear(name);
    await userEvent.click(screen.getByTestId('saveSource'));
    expect(screen.getByText('Needed')).toBeTruthy();
    expect(sent.some(({ method }) => method === 'PUT')).toBe(false);
    await userEvent.type(name, 'Better');
    await userEvent.click(screen.getByTestId('saveSource'));
    expect(sent.find(({ method }) => method === 'PUT')).toMatchObject({
      path: '/sources/other',
      body: { source: { id: 'other', name: 'Better' }, expected: null },
    });
  });
});
