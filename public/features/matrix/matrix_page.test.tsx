import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EmptyReason } from '../../../common/http/sources';
import {
  CATALOGUE,
  coverage,
  emptyReason,
  foundSources,
  nothingCounted,
} from '../../components/testing/fake_answers';
import { failing, pending } from '../../components/testing/fake_core';
import { renderApp } from '../../components/testing/fake_host';

configure({ testIdAttribute: 'data-test-subj', asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);

const cell = async (name: RegExp) => (await screen.findAllByRole('button', { name }))[0];

describe('MatrixPage', () => {
  it('shows that it loads', async () => {
    const { title } = renderApp({ catalogue: pending });
    expect(await screen.findByTestId('matrixLoading')).toBeTruthy();
    expect(title()).toBe('Matrix - ATT&CK Coverage');
  });

  it('shows the matrix before it is counted, and says so', async () => {
    renderApp({ coverage: pending });
    expect(await screen.findByText('3 techniques, counting…')).toBeTruthy();
    expect(await cell(/^T1112 .*: not counted yet/)).toBeTruthy();
  });

  it('shows counts with what they are made of', async () => {
    renderApp();
    const totals = await screen.findByTestId('coverageTotals');
    expect(totals.textContent).toBe(
      '2 of 3 techniques and sub-techniques for Windows observed, 42 tags'
    );
    expect(await cell(/T1055 .*: 42 tags \(12 own, 30 in sub-techniques\)/)).toBeTruthy();
    expect(await cell(/T1112 .*: no tags/)).toBeTruthy();
  });

  it.each([
    ['the catalogue', 'catalogue'],
    ['the sources', 'sources'],
    ['the count', 'coverage'],
  ] as const)('says that nothing is known when %s failed, and tries again', async (_m, what) => {
    const app = renderApp({ [what]: failing('The cluster is on fire.') });
    const failed = await screen.findByTestId('matrixFailed');
    expect(failed.textContent).toContain('The coverage is not known');
    expect(failed.textContent).toContain('The cluster is on fire.');
    expect(screen.queryByTestId('attackMatrix')).toBeNull();

    app.answer({ catalogue: CATALOGUE, sources: foundSources(), coverage: coverage() });
    await userEvent.click(screen.getByTestId('retry'));
    expect(await screen.findByTestId('coverageTotals')).toBeTruthy();
  });

  it.each(['no_indices', 'no_rights', 'no_source'] as const)(
    'says why there are no sources: %s',
    async (kind) => {
      const app = renderApp({ sources: foundSources({ sources: [], reason: emptyReason(kind) }) });
      const why = await screen.findByTestId(`whyEmpty-${kind}`);
      expect(why.textContent).toContain(`It is ${kind}.`);
      expect(screen.queryByTestId('attackMatrix')).toBeNull();

      app.answer({ sources: foundSources() });
      await userEvent.click(screen.getByTestId('lookAgain'));
      expect(await screen.findByTestId('coverageTotals')).toBeTruthy();
    }
  );

  it.each<EmptyReason['kind']>(['no_rights', 'no_tagged_events', 'nothing_matches', 'failed'])(
    'says why nothing was counted: %s',
    async (kind) => {
      renderApp({ coverage: nothingCounted(emptyReason(kind)) });
      expect((await screen.findByTestId(`whyEmpty-${kind}`)).textContent).toContain(kind);
      expect(screen.queryByTestId('attackMatrix')).toBeNull();
    }
  );

  it('leads to the range that has data', async () => {
    const range = { from: '2025-01-01T00:00:00.000Z', to: '2025-02-01T00:00:00.000Z' };
    const app = renderApp({ coverage: nothingCounted(emptyReason('nothing_in_range', { range })) });
    const button = await screen.findByTestId('showRangeWithData');
    expect(button.textContent).toContain('Jan 1, 2025 @ 00:00:00.000');
    app.answer({ coverage: coverage() });
    await userEvent.click(button);
    expect(await screen.findByTestId('coverageTotals')).toBeTruthy();
    expect(new URLSearchParams(app.search()).get('from')).toBe(range.from);
  });

  it('clears what nothing matches', async () => {
    const app = renderApp(
      { coverage: nothingCounted(emptyReason('nothing_matches')) },
      '?query=x&hosts=a&from=now-7d'
    );
    await userEvent.click(await screen.findByTestId('clearFilters'));
    expect(app.search()).toBe('?from=now-7d');
  });

  it('shows lower bounds and unknown cells where a source failed', async () => {
    renderApp({ coverage: coverage({ failed: '1 of 2 shards failed' }) });
    const note = await screen.findByTestId('incompleteCoverage');
    expect(note.textContent).toContain('helk: 1 of 2 shards failed');
    expect(await cell(/T1055 .*: at least 42 tags/)).toBeTruthy();
    expect(await cell(/T1112 .*: unknown, because a search failed/)).toBeTruthy();
    expect(within(screen.getByTestId('matrixLegend')).getByText('unknown')).toBeTruthy();
  });

  it('says what of the address it could not read', async () => {
    renderApp({}, '?from=yesterday');
    expect((await screen.findByTestId('urlProblems')).textContent).toContain('from=yesterday');
    expect(await screen.findByTestId('coverageTotals')).toBeTruthy();
  });

  it('asks the same count for every platform, and the flyout for the one that is shown', async () => {
    const { asked } = renderApp({}, '?platform=Linux&technique=T1055');
    await screen.findByTestId('techniqueFlyout');
    const platformOf = (what: string) => asked.find((question) => question.what === what)?.body;
    expect(platformOf('coverage')).toMatchObject({ filter: { platform: 'all' } });
    expect(platformOf('summary')).toMatchObject({ filter: { platform: 'Linux' } });
  });
});

describe('how well the tagging works', () => {
  it('says what share is untagged, and leads to the same view of the tag health page', async () => {
    renderApp({}, '?query=a%3A1&hosts=pc1');
    expect((await screen.findByTestId('untaggedShare')).textContent).toBe(
      '79.0 % of 200 Sysmon events untagged'
    );
    const link = screen.getByTestId('openTagHealth').getAttribute('href');
    expect(link).toContain('/tag_health?query=a%3A1&hosts=pc1');
  });

  it('says why it is not known, and keeps the matrix', async () => {
    renderApp({ tag_health: failing('The cluster is on fire.') });
    expect((await screen.findByTestId('untaggedShare')).textContent).toBe(
      'Untagged events are not known: The cluster is on fire.'
    );
    expect(await screen.findByTestId('coverageTotals')).toBeTruthy();
  });

  it('shows revoked ids with what they count for', async () => {
    renderApp();
    await userEvent.click(await screen.findByTestId('revokedIds'));
    expect(await screen.findByText(/→ T1055: 12 tags/)).toBeTruthy();
  });

  it('shows custom tags as rows, which lead to their rules', async () => {
    const app = renderApp();
    const tags = await screen.findByTestId('customTags');
    await userEvent.click(within(tags).getByRole('button', { name: /Custom tags \(1\)/ }));
    expect(app.search()).toContain('custom_tags=true');
    const row = screen.getByTestId('customTag-severity');
    expect(row.textContent?.replace(/\s+/g, ' ')).toBe('Severity 16high12low31 more value');
    expect(screen.getByTestId('openCustomTag-severity').getAttribute('href')).toContain(
      'section=custom_tags&row='
    );
  });
});

describe('selection', () => {
  const selected = () =>
    [...document.querySelectorAll<HTMLElement>('[aria-pressed="true"]')].map(
      ({ dataset }) => dataset.cell
    );

  it('takes a range, a whole tactic, and offers to suppress what it has', async () => {
    renderApp();
    await screen.findByTestId('coverageTotals');
    await userEvent.click(screen.getByTestId('selectTactic-TA0005'));
    const all = selected();
    expect(all.length).toBeGreaterThan(1);
    await userEvent.click(screen.getByTestId('selectTactic-TA0005'));
    expect(selected()).toEqual([]);
    const cells = within(screen.getByTestId('tactic-TA0005')).getAllByTestId(/^techniqueCell-/);
    cells[0]?.focus();
    await userEvent.keyboard(' ');
    cells.at(-1)?.focus();
    await userEvent.keyboard('{Shift>} {/Shift}');
    expect(selected()).toEqual(all);
    await userEvent.keyboard('{Control>}a{/Control}');
    expect(selected()).toEqual([]);
    await userEvent.keyboard(' ');
    await userEvent.click(screen.getByTestId('selectionSuppress'));
    expect(await screen.findByTestId('suppressFlyout')).toBeTruthy();
  });
});

describe('chosen groups', () => {
  it('says what of them we see, could see and are blind to', async () => {
    renderApp({}, '?software=S0075');
    const note = await screen.findByTestId('sightNote');
    await waitFor(() => expect(note.textContent).toContain('Of 1 '));
    expect(note.textContent).toMatch(/^Of 1 chosen technique we see 0, could see 0 more/);
  });
});

describe('refresh', () => {
  it.each([
    ['a range that moves', ''],
    ['fixed times, between which events may have come late', '?from=2026-01-01&to=2026-01-31'],
  ])('asks again for %s', async (_meaning, search) => {
    const app = renderApp({}, search);
    await screen.findByTestId('coverageTotals');
    const before = app.asked.filter(({ what }) => what === 'coverage').length;
    await userEvent.click(screen.getByTestId('refreshMatrix'));
    await waitFor(() =>
      expect(app.asked.filter(({ what }) => what === 'coverage')).toHaveLength(before + 1)
    );
  });
});

describe('search over the catalogue', () => {
  const dimmed = async (name: RegExp) =>
    (await cell(name))?.className.includes('attackMatrix__cell--dimmed');

  it('leads from software to its techniques, by keyboard alone', async () => {
    const app = renderApp();
    const field = await screen.findByTestId('findTechnique');
    await userEvent.type(field, 'reg.exe');
    expect((await screen.findByTestId('searchHit-S0075')).textContent).toContain('1 technique');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(app.search()).toBe('?find=S0075');
    expect(await dimmed(/^T1112 /)).toBe(false);
    expect(await dimmed(/^T1055 /)).toBe(true);
    await waitFor(() => expect(screen.queryByTestId('searchHit-S0075')).toBeNull());
    expect(document.activeElement).toBe(field);
  });

  it('says what became of a former id', async () => {
    renderApp();
    await userEvent.type(await screen.findByTestId('findTechnique'), 'T1093');
    expect((await screen.findByTestId('searchHit-T1093')).textContent).toContain('now T1055');
    expect(await dimmed(/^T1055 /)).toBe(false);
  });

  it('searches names alone, and says so, where the rest cannot be loaded', async () => {
    renderApp({ knowledge: failing('Gone.') });
    await userEvent.type(await screen.findByTestId('findTechnique'), 'registry');
    expect((await screen.findByTestId('searchNote')).textContent).toContain('could not be loaded');
    expect(await dimmed(/^T1112 /)).toBe(false);
  });
});
