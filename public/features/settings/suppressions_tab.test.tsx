import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { foundSources } from '../../components/testing/fake_answers';
import { effect, effects, stored } from '../../components/testing/fake_suppressions';
import { failing, pending } from '../../components/testing/fake_core';
import { type Answers, renderPage } from '../../components/testing/render_page';
import { SettingsPage } from './settings_page';

configure({ testIdAttribute: 'data-test-subj', asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);

const HOSTS = stored();
const OLD = stored(
  { id: 'old', kind: 'rule_name', value: 'Noise', techniques: null, owner: null },
  { expired: true, version: '2-1' }
);
const LIST = { suppressions: [HOSTS, OLD], unreadable: [] };

const open = (answers: Answers = {}, search = '') =>
  renderPage(SettingsPage, `/settings/suppressions${search}`, {
    'GET /sources': foundSources(),
    'GET /suppressions': LIST,
    'POST /suppressions/effect': effects(effect()),
    ...answers,
  });

it('says that it loads', async () => {
  open({ 'GET /suppressions': pending });
  expect(await screen.findByTestId('settingsLoading')).toBeTruthy();
});

it('says why they are not known', async () => {
  open({ 'GET /suppressions': failing('Your user may not read them.', 403) });
  expect((await screen.findByTestId('settingsFailed')).textContent).toContain('may not read');
});

it('says that nothing is suppressed', async () => {
  open({ 'GET /suppressions': { suppressions: [], unreadable: [] } });
  expect(await screen.findByTestId('noSuppressions')).toBeTruthy();
});

it('says what cannot be read', async () => {
  const unreadable = [{ name: 'x', message: 'Written by a newer version.' }];
  open({ 'GET /suppressions': { suppressions: [], unreadable } });
  expect((await screen.findByTestId('settingsProblems')).textContent).toContain('newer version');
});

it('lists what, why, who, until when and how much', async () => {
  open();
  const row = await screen.findByTestId('suppression-test_hosts');
  for (const text of [
    'ws-test-*',
    'Machines of the red team',
    'Bob',
    'Jan 1, 2027 @ 00:00:00.000',
    'Nov 1, 2026 @ 12:00:00.000 by alice',
  ]) {
    expect(row.textContent).toContain(text);
  }
  await waitFor(() => expect(screen.getByTestId('leftOut-test_hosts').textContent).toBe('1,204'));
  expect(screen.getByTestId('leftOut-old').textContent).toBe('ended');
});

it('counts in the range of the address', async () => {
  const { asked } = open({}, '?from=now-7d');
  await screen.findByTestId('leftOut-test_hosts');
  await waitFor(() => {
    const question = asked.find(({ what }) => what === 'POST /suppressions/effect');
    expect(question?.body).toMatchObject({ filter: { from: 'now-7d', to: 'now' }, draft: null });
  });
});

it.each([
  ['a search failed', effects(effect({ tags: null, reason: 'Shards failed.' }))],
  ['nothing could be asked', failing('The cluster is on fire.')],
])('shows no number where %s', async (_meaning, answer) => {
  open({ 'POST /suppressions/effect': answer });
  await waitFor(() =>
    expect(screen.getByTestId('leftOut-test_hosts').textContent).toBe('not known')
  );
});

it('deletes after asking, with what was seen, and puts it back', async () => {
  const { asked } = open({
    'DELETE /suppressions/test_hosts': { deleted: true },
    'PUT /suppressions/test_hosts': HOSTS,
  });
  await userEvent.click(await screen.findByTestId('delete-test_hosts'));
  expect(asked.some(({ what }) => what.startsWith('DELETE'))).toBe(false);
  const modal = within(screen.getByTestId('confirmDelete'));
  await userEvent.click(modal.getByRole('button', { name: 'Delete' }));
  await screen.findByTestId('suppressionDeleted');
  expect(asked).toContainEqual({
    what: 'DELETE /suppressions/test_hosts',
    body: { expected: '4-1' },
  });
  await userEvent.click(screen.getByTestId('undoDelete'));
  await waitFor(() => expect(screen.queryByTestId('suppressionDeleted')).toBeNull());
  expect(asked).toContainEqual({
    what: 'PUT /suppressions/test_hosts',
    body: { suppression: HOSTS.suppression, expected: null },
  });
});

it('says why it could not be deleted', async () => {
  open({ 'DELETE /suppressions/test_hosts': failing('Somebody else changed it.', 409) });
  await userEvent.click(await screen.findByTestId('delete-test_hosts'));
  const modal = within(screen.getByTestId('confirmDelete'));
  await userEvent.click(modal.getByRole('button', { name: 'Delete' }));
  expect((await screen.findByTestId('deleteFailed')).textContent).toContain('Somebody else');
});

it('edits in a form whose place is in the address', async () => {
  const { asked, search } = open({ 'PUT /suppressions/test_hosts': HOSTS });
  await userEvent.click(await screen.findByTestId('edit-test_hosts'));
  expect(search()).toBe('?edit=test_hosts');
  const reason = await screen.findByTestId('suppressionReason');
  await userEvent.clear(reason);
  await userEvent.click(screen.getByTestId('saveSuppression'));
  expect(screen.getByText(/cannot ask you/)).toBeTruthy();
  expect(asked.some(({ what }) => what.startsWith('PUT'))).toBe(false);
  await userEvent.type(reason, 'Another');
  await userEvent.click(screen.getByTestId('saveSuppression'));
  await waitFor(() => expect(search()).toBe(''));
  expect(asked).toContainEqual({
    what: 'PUT /suppressions/test_hosts',
    body: { suppression: { ...HOSTS.suppression, reason: 'Another' }, expected: '4-1' },
  });
});
