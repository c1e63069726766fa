import { configure, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { failing, pending } from '../../components/testing/fake_core';
import { type Answers, renderPage } from '../../components/testing/render_page';
import { SettingsPage } from './settings_page';

configure({ testIdAttribute: 'data-test-subj', asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);

const stored = (templates: object[], version: string | null = '1') => ({
  links: { templates },
  version,
  updated_at: version && '2026-11-01T12:00:00.000Z',
  updated_by: version && 'alice',
});
const WIKI = { name: 'Wiki', url: 'https://wiki.example.test/{technique_id}' };

const open = (answers: Answers = {}) =>
  renderPage(SettingsPage, '/settings/links', { 'GET /links': stored([WIKI]), ...answers });

it('says that it loads, and why they are not known', async () => {
  open({ 'GET /links': pending });
  expect(await screen.findByTestId('settingsLoading')).toBeTruthy();
});

it('says why they are not known', async () => {
  open({ 'GET /links': failing('Your user may not read them.', 403) });
  expect((await screen.findByTestId('settingsFailed')).textContent).toContain('may not read');
});

it('shows where a link leads, and who changed it last', async () => {
  open();
  const tab = await screen.findByTestId('linksTab');
  expect(tab.textContent).toContain('For T1059.001: https://wiki.example.test/T1059.001');
  expect(tab.textContent).toContain('by alice');
});

it('saves nothing before each link is one, and says what is wrong', async () => {
  const put = jest.fn(() => Promise.resolve(stored([WIKI], '2')));
  open({ 'PUT /links': put });
  await userEvent.click(await screen.findByTestId('addLink'));
  const [, url] = screen.getAllByTestId('linkUrl');
  if (url === undefined) throw new Error('there are two links');
  await userEvent.clear(url);
  await userEvent.type(url, 'javascript:x');
  await userEvent.click(screen.getByTestId('saveLinks'));
  const tab = screen.getByTestId('linksTab').textContent;
  expect(tab).toContain('an address begins with https://');
  expect(tab).toContain('a link needs a name');
  expect(put).not.toHaveBeenCalled();
  await userEvent.click(screen.getByTestId('resetLinks'));
  expect(screen.getAllByTestId('linkRow')).toHaveLength(1);
});

it('saves what was changed', async () => {
  const put = jest.fn(() => Promise.resolve(stored([], '2')));
  open({ 'PUT /links': put });
  await userEvent.click(await screen.findByTestId('removeLink'));
  await userEvent.click(screen.getByTestId('saveLinks'));
  expect(await screen.findByTestId('noLinks')).toBeTruthy();
  expect(put).toHaveBeenCalledTimes(1);
});
