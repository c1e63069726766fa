import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { failing } from '../testing/fake_core';
import { renderApp } from '../testing/fake_host';
import { viewAt } from './view_address';

configure({ testIdAttribute: 'data-test-subj', asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);

const stored = (id: string, name: string, search: string) => ({
  id,
  view: { name, description: '', ...viewAt({ pathname: '/matrix', search }) },
  version: `${id}-1`,
  created_at: '2026-11-01T12:00:00.000Z',
  created_by: 'alice',
  updated_at: '2026-11-01T12:00:00.000Z',
  updated_by: 'alice',
});
const VIEWS = [
  stored('a', 'Servers', '?hosts=dc1&layout=side'),
  stored('b', 'Week', '?from=now-7d'),
];
const list = (id: string | null = null, views: readonly object[] = VIEWS) => ({
  views,
  default: { id, version: id && '1' },
  unreadable: [],
});

/** The view that was sent to be saved. */
const saved = (app: ReturnType<typeof renderApp>) =>
  app.asked.find(({ what, body }) => what === 'saved_views' && body !== undefined)?.body;

const openMenu = async () => {
  await userEvent.click(await screen.findByTestId('viewsMenu'));
  return screen.findByTestId('viewsPanel');
};

it('opens a view, says which is shown, and what was changed since', async () => {
  const app = renderApp({ saved_views: list() });
  await openMenu();
  await userEvent.click(within(await screen.findByTestId('view-Servers')).getByTestId('openView'));
  expect(app.search()).toBe('?hosts=dc1&layout=side');
  expect((await screen.findByTestId('viewsMenu')).textContent).toBe('Servers');
  await screen.findByTestId('coverageTotals');
  await userEvent.click(screen.getByTestId('expandAll'));
  expect(screen.getByTestId('viewsMenu').textContent).toBe('Servers (changed)');
  await openMenu();
  await userEvent.click(await screen.findByTestId('updateView'));
  await userEvent.click(await screen.findByTestId('saveView'));
  await waitFor(() =>
    expect(saved(app)).toMatchObject({
      view: { name: 'Servers', look: 'expanded=all&layout=side' },
      expected: 'a-1',
    })
  );
});

it('saves what is shown under a name that no other view has', async () => {
  const app = renderApp({ saved_views: list() }, '?query=a&technique=T1055');
  await openMenu();
  await userEvent.click(await screen.findByTestId('saveThisView'));
  await userEvent.click(await screen.findByTestId('saveView'));
  expect(await screen.findByText('a view needs a name')).toBeTruthy();
  await userEvent.type(screen.getByTestId('viewName'), 'Week');
  expect(await screen.findByText('There is a view “Week” already.')).toBeTruthy();
  await userEvent.type(screen.getByTestId('viewName'), ' two{Enter}');
  await waitFor(() =>
    expect(saved(app)).toMatchObject({
      view: { name: 'Week two', path: '/matrix', filter: { query: 'a' }, look: '' },
      expected: null,
    })
  );
});

it('says that there are none', async () => {
  renderApp({ saved_views: list(null, []) });
  await within(await openMenu()).findByTestId('noViews');
});

it('says why they are not known', async () => {
  renderApp({ saved_views: failing('Your user may not read them.', 403) }, '?query=a');
  expect(await within(await openMenu()).findByText('Your user may not read them.')).toBeTruthy();
});

/** What was sent to change something, by its last request. */
const sent = (app: ReturnType<typeof renderApp>) =>
  app.asked.filter(({ what, body }) => what === 'saved_views' && body !== undefined).at(-1)?.body;

it('changes name and description, and leaves what it shows', async () => {
  const app = renderApp({ saved_views: list() }, '?query=a');
  await openMenu();
  await userEvent.click(
    within(await screen.findByTestId('view-Servers')).getByTestId('renameView')
  );
  await userEvent.type(await screen.findByTestId('viewName'), ' two{Enter}');
  await waitFor(() =>
    expect(sent(app)).toMatchObject({
      view: { name: 'Servers two', look: 'layout=side', filter: { hosts: ['dc1'] } },
      expected: 'a-1',
    })
  );
});

it('deletes a view after asking, and says what keeps it', async () => {
  const app = renderApp({ saved_views: list() }, '?query=a');
  await openMenu();
  await userEvent.click(
    within(await screen.findByTestId('view-Servers')).getByTestId('deleteView')
  );
  app.answer({ saved_views: failing('It takes the privilege manage.', 403) });
  await userEvent.click(await screen.findByTestId('confirmModalConfirmButton'));
  expect(await screen.findByText('It takes the privilege manage.')).toBeTruthy();
  expect(sent(app)).toEqual({ expected: 'a-1' });
});

it('makes a view the one that the app opens with, and takes that back', async () => {
  const app = renderApp({ saved_views: list('b') }, '?query=a');
  await openMenu();
  await userEvent.click(
    within(await screen.findByTestId('view-Servers')).getByTestId('makeDefault')
  );
  await waitFor(() => expect(sent(app)).toEqual({ default: { id: 'a' }, expected: '1' }));
  await userEvent.click(within(screen.getByTestId('view-Week')).getByTestId('noDefault'));
  await waitFor(() => expect(sent(app)).toEqual({ default: { id: null }, expected: '1' }));
});

it('lets choose between what somebody else stored and what is being saved', async () => {
  const app = renderApp({ saved_views: list() }, '?query=a');
  await openMenu();
  await userEvent.click(
    within(await screen.findByTestId('view-Servers')).getByTestId('renameView')
  );
  const theirs = { ...VIEWS[0]?.view, name: 'Domain controllers' };
  app.answer({
    saved_views: failing('Somebody changed it.', 409, {
      code: 'conflict',
      current: { payload: theirs, version: 'a-2' },
    }),
  });
  await userEvent.type(await screen.findByTestId('viewName'), '!{Enter}');
  expect((await screen.findByTestId('differences')).textContent).toContain(
    'name: yours “Servers!”, stored “Domain controllers”'
  );
  await userEvent.click(await screen.findByTestId('takeTheirs'));
  expect(screen.getByTestId<HTMLInputElement>('viewName').value).toBe('Domain controllers');
  await userEvent.click(screen.getByTestId('saveView'));
  await waitFor(() =>
    expect(sent(app)).toMatchObject({ view: { name: 'Domain controllers' }, expected: 'a-2' })
  );
});

describe('the default view', () => {
  it('opens where the address says nothing', async () => {
    const app = renderApp({ saved_views: list('b') });
    await screen.findByTestId('coverageTotals');
    expect(app.search()).toBe('?from=now-7d');
    const counted = app.asked.filter(({ what }) => what === 'coverage');
    expect(counted).toHaveLength(1);
  });

  it('leaves an address that says something', async () => {
    const app = renderApp({ saved_views: list('b') }, '?query=a');
    await screen.findByTestId('coverageTotals');
    expect(app.search()).toBe('?query=a');
  });

  it('is nobody’s concern where it cannot be read', async () => {
    renderApp({ saved_views: failing('The cluster is on fire.') });
    expect(await screen.findByTestId('coverageTotals')).toBeTruthy();
  });
});
