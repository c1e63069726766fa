import type { MatrixView } from '../../../../common/coverage/matrix_view';
import type { MatrixCatalogue } from '../../../../common/http/catalogue';
import type { CoverageResponse } from '../../../../common/http/coverage';
import type { StoredOverlay } from '../../../../common/http/overlays';
import { formatTime } from '../../../platform/format';
import { useServices } from '../../../platform/services';
import type { UrlState } from '../../../platform/url_state';
import type { Painting } from '../painting/painting';
import { colorsOf } from '../painting/palette';
import { ExchangeMenu } from './exchange_menu';

export interface MatrixExchangeProps {
  readonly catalogue: MatrixCatalogue;
  readonly coverage: CoverageResponse;
  readonly state: UrlState;
  /** As it is drawn: filtered and in its order. */
  readonly view: MatrixView;
  readonly painting: Painting;
  readonly expanded: (id: string) => boolean;
  /** Selected techniques; null for all that is shown. */
  readonly only: ReadonlySet<string> | null;
  readonly overlays: readonly StoredOverlay[];
  readonly overlaysProblem: string | null;
  readonly onOpen: () => void;
  readonly onChange: (changes: Partial<UrlState>) => void;
}

/** What is on screen, in the words that go with a file: range, filter, release. */
export function MatrixExchange({
  coverage,
  view,
  painting,
  expanded,
  only,
  ...menu
}: MatrixExchangeProps) {
  const { core } = useServices();
  const { catalogue, state } = menu;
  const { range } = coverage;
  const { platform, query, palette, show_id } = state;
  // Pictures are for paper and slides, whatever theme the page has.
  const colors = colorsOf(palette, 'light');
  const release = `ATT&CK ${catalogue.domain} ${catalogue.version ?? ''}`.trim();
  const scope = platform === 'all' ? 'all platforms' : platform;
  const times = `${formatTime(range.from, core.uiSettings)} to ${formatTime(range.to, core.uiSettings)}`;
  const { observed, shown, tags } = view.totals;
  return (
    <ExchangeMenu
      {...menu}
      matrix={{
        catalogue,
        view,
        painting,
        colors,
        platform,
        range,
        query,
        address: window.location.href,
        only,
      }}
      picture={{
        view,
        painting,
        colors,
        expanded,
        showId: show_id,
        title: 'ATT&CK coverage',
        lines: [
          `${release}, ${scope}: ${observed} of ${shown} techniques observed, ${tags} tags`,
          `${times}${query === '' ? '' : `, ${query}`}`,
        ],
      }}
    />
  );
}
