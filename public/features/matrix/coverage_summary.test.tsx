import { configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { buildMatrixView } from '../../../common/coverage/matrix_view';
import type { CoverageResponse } from '../../../common/http/coverage';
import { CATALOGUE, coverage } from '../../components/testing/fake_answers';
import { CoverageSummary } from './coverage_summary';

configure({ testIdAttribute: 'data-test-subj' });

const show = (counts: CoverageResponse | undefined, platform = 'Windows') =>
  render(
    <CoverageSummary
      view={buildMatrixView(CATALOGUE, counts ?? null, { platform, tactics: [] })}
      coverage={counts}
      catalogue="Enterprise 18.1"
      platform={platform}
    />
  );

describe('CoverageSummary', () => {
  it('names the catalogue while it counts', () => {
    show(undefined);
    expect(screen.getByTestId('catalogueVersion').textContent).toBe('ATT&CK Enterprise 18.1');
    expect(screen.getByText('3 techniques, counting…')).toBeTruthy();
  });

  it('says what the platform hides', () => {
    show(coverage(), 'Linux');
    expect(screen.getByTestId('coverageTotals').textContent).toBe(
      '1 of 2 techniques and sub-techniques for Linux observed, 12 tags, 30 tags outside this view'
    );
  });

  it('lists unknown tags with the reason', async () => {
    const unknown = [
      {
        source_id: 'helk',
        value: 'technique_id=T9999',
        events: 1,
        as_id: 'T9999',
        reason: 'not_in_catalogue' as const,
      },
    ];
    const totals = { observed_tags: 42, alerted_tags: 0, unknown_tags: 1 };
    show(coverage({ unknown, totals }));
    const button = screen.getByTestId('unknownTags');
    expect(button.textContent).toBe('1 unknown tag');
    await userEvent.click(button);
    expect((await screen.findByRole('listitem')).textContent).toBe(
      'T9999 (not in this ATT&CK version): 1 event, from “technique_id=T9999”'
    );
  });
});
