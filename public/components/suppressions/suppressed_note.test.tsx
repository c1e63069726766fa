import { configure, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { HiddenTags } from '../../../common/http/suppressions';
import { renderPage } from '../testing/render_page';
import { SuppressedNote } from './suppressed_note';

configure({ testIdAttribute: 'data-test-subj' });

const by = (...ids: string[]): HiddenTags['by_suppression'] =>
  ids.map((id) => ({ id, tags: 1, not_told_in: [] }));

function open(hidden: Partial<HiddenTags>, suppressed: 'exclude' | 'include' = 'exclude') {
  const changes: object[] = [];
  renderPage(
    () => (
      <SuppressedNote
        hidden={{ tags: 0, by_suppression: [], problem: null, ...hidden }}
        view={{ suppressed, from: 'now-7d', to: 'now' }}
        onChange={(change) => changes.push(change)}
      />
    ),
    '/matrix',
    {}
  );
  return changes;
}

it('is not there where nothing is suppressed', () => {
  open({});
  expect(screen.queryByTestId('suppressedNote')).toBeNull();
});

it.each<[string, Partial<HiddenTags>, string]>([
  ['several', { tags: 1_204, by_suppression: by('a', 'b', 'c') }, '3 suppressions hide 1,204 tags'],
  ['one', { tags: 1, by_suppression: by('a') }, '1 suppression hides 1 tag.'],
  [
    'an unknown number',
    { tags: null, by_suppression: by('a') },
    '1 suppression applies; how many tags it hides is not known',
  ],
  ['what may not be read', { problem: 'You may not read them.' }, 'You may not read them.'],
])('says what %s hides', (_meaning, hidden, text) => {
  open(hidden);
  expect(screen.getByTestId('suppressedNote').textContent).toContain(text);
});

it('shows with and without by one click', async () => {
  const changes = open({ tags: 5, by_suppression: by('a') });
  await userEvent.click(screen.getByRole('button', { name: 'Show with' }));
  expect(changes).toEqual([{ suppressed: 'include' }]);
});

it('says that everything counts, and takes it back', async () => {
  const changes = open({}, 'include');
  expect(screen.getByTestId('suppressedNote').textContent).toContain('With everything');
  await userEvent.click(screen.getByRole('button', { name: 'Show without' }));
  expect(changes).toEqual([{ suppressed: 'exclude' }]);
});

it('leads to the list, in the same range', () => {
  open({ tags: 5, by_suppression: by('a') });
  const link = screen.getByTestId('listSuppressions').getAttribute('href');
  expect(link).toBe('/settings/suppressions?from=now-7d&to=now');
});
