import { cleanup, configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  coverage,
  rawEvents,
  summary,
  techniqueKnowledge,
} from '../../components/testing/fake_answers';
import { failing, pending } from '../../components/testing/fake_core';
import { renderApp } from '../../components/testing/fake_host';

// The chart draws on a canvas, which jsdom has not; it is tested in the browser.
jest.mock('./time_histogram', () => ({ TimeHistogram: () => <p>a chart</p> }));

configure({ testIdAttribute: 'data-test-subj', asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);

const text = async (testSubject: string) =>
  (await screen.findByTestId(testSubject)).textContent?.replace(/\s+/g, ' ') ?? '';

describe('TechniqueFlyout', () => {
  it('takes the focus, and gives it back to the cell', async () => {
    const app = renderApp();
    await screen.findByTestId('coverageTotals');
    const [, second] = screen.getAllByTestId('techniqueCell-T1055');
    if (second === undefined) throw new Error('T1055 stands in two tactics');
    second.focus();
    await userEvent.keyboard('{Enter}');
    const flyout = await screen.findByTestId('techniqueFlyout');
    expect(flyout.contains(document.activeElement)).toBe(true);
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByTestId('techniqueFlyout')).toBeNull();
    expect(document.activeElement).toBe(second);
    expect(app.search()).toBe('');
  });

  it('says how many of its events are suppressed, and shows them', async () => {
    const hidden = {
      tags: 5,
      by_suppression: [{ id: 's', tags: 5, not_told_in: [] }],
      problem: null,
    };
    const answer = async (body: unknown) =>
      summary({ events: JSON.stringify(body).includes('"suppressed":"include"') ? 47 : 42 });
    const app = renderApp({ coverage: coverage({ hidden }), summary: answer }, '?technique=T1055');
    expect(await text('suppressedEvents')).toContain('5 more events suppressed, 47 in all');
    await userEvent.click(screen.getByTestId('showSuppressedEvents'));
    expect(app.search()).toContain('suppressed=include');
  });

  it('has a technique judged', async () => {
    const app = renderApp({}, '?technique=T1055');
    const judgement = await screen.findByTestId('judgement');
    await userEvent.click(within(judgement).getByText('Judge it by hand'));
    await userEvent.selectOptions(screen.getByTestId('judgeDetection'), '3');
    await userEvent.type(screen.getByTestId('judgeComment'), 'seen in the exercise');
    await userEvent.click(screen.getByTestId('saveJudgement'));
    await waitFor(() =>
      expect(
        app.asked.find(({ what, body }) => what === 'gap_judgements' && body !== undefined)?.body
      ).toEqual({
        judgement: {
          subject: { kind: 'technique', id: 'T1055' },
          availability: null,
          quality: null,
          detection: 3,
          comment: 'seen in the exercise',
        },
        expected: null,
      })
    );
  });

  it('leaves Escape to a field', async () => {
    renderApp({}, '?technique=T1055');
    await screen.findByTestId('techniqueFlyout');
    screen.getByTestId('findTechnique').focus();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByTestId('techniqueFlyout')).not.toBeNull();
  });

  it('counts the sub-techniques that the cell counts', async () => {
    renderApp({}, '?technique=T1055');
    expect(await screen.findByText('With 1 sub-technique')).toBeTruthy();
  });

  it('leads to where this space says', async () => {
    renderApp({}, '?technique=T1055.001');
    const link = await screen.findByRole('link', { name: /Wiki/ });
    expect(link.getAttribute('href')).toBe('https://wiki.example.test/T1055/001');
  });

  it.each([
    ['a revoked id', 'T1093', 'T1093 was revokedIts events count for T1055.Open T1055'],
    ['an id without successor', 'T1175', 'T1175 names no live technique'],
  ])('says what became of %s', async (_meaning, id, expected) => {
    renderApp({}, `?technique=${id}`);
    expect(await text('techniqueNotLive')).toBe(expected);
  });
});

describe('OverviewTab', () => {
  it('shows that it loads', async () => {
    renderApp({ summary: pending }, '?technique=T1055');
    expect(await screen.findByTestId('overviewLoading')).toBeTruthy();
  });

  it('says that it failed, and tries again', async () => {
    const app = renderApp({ summary: failing('No shard answered.') }, '?technique=T1055');
    expect(await text('techniqueFailed')).toContain('No shard answered.');
    app.answer({ summary: summary() });
    await userEvent.click(screen.getByText('Try again'));
    expect(await text('techniqueEventCount')).toBe('42events');
  });

  it('shows number, times and where a field is missing', async () => {
    renderApp({}, '?technique=T1055');
    const overview = await text('techniqueOverview');
    expect(overview).toContain('Jan 2, 2026 @ 03:04:05.006first seen in range');
    expect(overview).toContain('neverlast seen in range');
    expect(overview).toContain('and 30 events with other values');
    expect(overview).toContain('No field is known for this in helk');
  });

  it('says what is known of it, and which of its data arrive', async () => {
    renderApp({}, '?technique=T1055');
    await screen.findByText('OS API Execution');
    const known = await text('techniqueFacts');
    expect(known).toContain('observed: tagged events of Sysmon rules');
    expect(known).toContain('potential: yesconfigured: not assessedobserved: yesalerted: no');
    expect(known).toContain('Process Accessyes1,204Jan 2, 2026');
    expect(known).toContain('OS API Executionno0none');
  });

  it('shows the rest where the facts are not known', async () => {
    renderApp({ facts: failing('No shard answered.') }, '?technique=T1055');
    expect(await screen.findByText('Not known: No shard answered.')).toBeTruthy();
    expect(await text('techniqueEventCount')).toBe('42events');
  });

  it('says that numbers are lower bounds where a source failed', async () => {
    const incomplete = [{ source_id: 'helk', reason: 'it timed out' }];
    renderApp({ summary: summary({ incomplete }) }, '?technique=T1055');
    expect(await text('techniqueIncomplete')).toContain('helk: it timed out');
  });
});

describe('EventsTab', () => {
  const search = '?technique=T1055&tab=events';

  it('shows that it loads', async () => {
    renderApp({ events: pending }, search);
    expect(await screen.findByTestId('eventsLoading')).toBeTruthy();
  });

  it('says that it failed', async () => {
    renderApp({ events: failing('No shard answered.') }, search);
    expect(await text('techniqueFailed')).toContain('No shard answered.');
  });

  it('shows an event and its whole document', async () => {
    renderApp({}, search);
    expect(await text('techniqueEvents')).toMatch(/ws-01.*notepad\.exe/);
    expect(await text('allEventsShown')).toContain('all events');
    await userEvent.click(screen.getByTestId('toggleDocument'));
    expect(await text('rawDocument')).toContain('notepad.exe secret.txt');
  });

  it('finds a field of an event, and makes it a column that is remembered', async () => {
    renderApp({}, search);
    await userEvent.click(await screen.findByTestId('toggleDocument'));
    await userEvent.type(screen.getByLabelText('Find a field or value'), 'secret');
    expect(screen.getAllByTestId('toggleColumn')).toHaveLength(1);
    await userEvent.click(screen.getByLabelText('Show CommandLine as a column'));
    expect(screen.getByRole('columnheader', { name: 'CommandLine' })).toBeTruthy();
    cleanup();
    renderApp({}, search);
    expect(await screen.findByRole('columnheader', { name: 'CommandLine' })).toBeTruthy();
    await userEvent.click(await screen.findByTestId('toggleDocument'));
    await userEvent.click(screen.getByLabelText('Remove the column CommandLine'));
    expect(screen.queryByRole('columnheader', { name: 'CommandLine' })).toBeNull();
  });

  it('goes from an event to its process, on to a child, and back', async () => {
    const app = renderApp({}, search);
    await userEvent.click(await screen.findByTestId('toggleDocument'));
    await userEvent.click(screen.getByTestId('openProcess'));
    const tree = await text('processTree');
    expect(tree).toMatch(/explorer\.exe \(known from its child alone\).*notepad\.exe.*cmd\.exe/);
    expect(tree).toContain('and 3 more processes');
    expect(await text('processView')).toContain('The first 1 event of 300 events');
    expect(app.asked.at(-1)?.body).toMatchObject({ index: 'sysmon-1', id: 'a b' });
    await userEvent.click(screen.getByTestId('openRelatedProcess'));
    await userEvent.click(await screen.findByText('Process before'));
    await userEvent.click(screen.getByTestId('processBack'));
    expect(await screen.findByTestId('techniqueEvents')).toBeTruthy();
  });

  it('says why a process is not known', async () => {
    renderApp({ process: failing('This event names no process.', 404) }, search);
    await userEvent.click(await screen.findByTestId('toggleDocument'));
    await userEvent.click(screen.getByTestId('openProcess'));
    expect(await screen.findByText('This event names no process.')).toBeTruthy();
  });

  it('goes on where the page before ended, and keeps what it has when that fails', async () => {
    const next = [{ source_id: 'helk', time: '2026-01-02T03:04:05.006Z', seen: [] }];
    const app = renderApp({ events: rawEvents({ next }) }, search);
    const more = await screen.findByTestId('moreEvents');
    app.answer({ events: failing('No shard answered.') });
    await userEvent.click(more);
    expect(await text('techniqueFailed')).toContain('No shard answered.');
    expect(await text('techniqueEvents')).toContain('ws-01');
    expect(app.asked.at(-1)).toMatchObject({ what: 'events', body: { after: next } });
  });
});

describe('AttackTab', () => {
  const search = '?technique=T1055&tab=attack';

  it('shows that it loads, and that it failed', async () => {
    renderApp({ attack: pending }, search);
    expect(await screen.findByTestId('attackLoading')).toBeTruthy();
    cleanup();
    renderApp({ attack: failing('No such release.') }, search);
    expect(await text('techniqueFailed')).toContain('No such release.');
  });

  it('shows facts, and says that no description is loaded', async () => {
    renderApp({}, search);
    const shown = await text('techniqueAttack');
    expect(shown).toContain('No descriptions are loaded for ATT&CK enterprise 18.1');
    expect(shown).toContain('Data components (1)');
    expect(shown).toContain('WinEventLog:Sysmon, EventCode=10');
    expect(shown).toContain('Behavior Prevention on Endpoint M1040');
    expect(shown).not.toContain('Groups');
  });

  it("shows ATT&CK's own words where they are loaded", async () => {
    const description = 'Adversaries inject code. (Citation: A Report)';
    renderApp({ attack: techniqueKnowledge({ description }) }, search);
    expect(await text('attackDescription')).toBe('Adversaries inject code.');
  });
});

describe('ExplainTab', () => {
  it('names raw values, redirects, and the search to repeat', async () => {
    renderApp({}, '?technique=T1055&tab=explain');
    expect(await text('explainedTags')).toBe('42 tags');
    const explained = await text('techniqueExplain');
    expect(explained).toContain('T1055 (revoked id T1093)');
    expect(explained).toContain('field mitre_technique_id of sysmon-*');
    expect(explained).toContain('curl -X POST');
  });

  it('says the events as a query', async () => {
    renderApp({}, '?technique=T1055&tab=explain');
    expect(await text('techniqueQueries')).toMatch(/mitre_technique_id: .*T1093"/);
    await userEvent.click(screen.getByText('Lucene'));
    expect(await text('techniqueQueries')).toMatch(/mitre_technique_id:\(.*T1093"/);
  });

  it('says when no event carries the technique', async () => {
    renderApp({ coverage: coverage() }, '?technique=T1112&tab=explain');
    expect(await text('techniqueExplain')).toContain('No event carries this technique');
  });
});
