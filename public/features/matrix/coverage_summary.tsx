import {
  EuiBadge,
  EuiButtonEmpty,
  EuiFlexGroup,
  EuiFlexItem,
  EuiPopover,
  EuiText,
} from '@elastic/eui';
import { type ReactNode, useState } from 'react';
import type { MatrixView } from '../../../common/coverage/matrix_view';
import type { CoverageResponse } from '../../../common/http/coverage';
import { formatCount, plural } from '../../platform/format';

export interface CoverageSummaryProps {
  readonly view: MatrixView;
  readonly coverage: CoverageResponse | undefined;
  /** `Enterprise 18.1` */
  readonly catalogue: string;
  readonly platform: string;
  /** What stands beside it. */
  readonly children?: ReactNode;
}

/** The matrix in one line: how much of it was observed, out of which events, and what could not be placed. */
export function CoverageSummary({
  view,
  coverage,
  catalogue,
  platform,
  children,
}: CoverageSummaryProps) {
  const { observed, shown, tags } = view.totals;
  const scope = platform === 'all' ? 'all platforms' : platform;
  return (
    <EuiFlexGroup gutterSize="m" alignItems="center" responsive={false} wrap>
      <EuiFlexItem grow={false}>
        <EuiBadge color="hollow" data-test-subj="catalogueVersion">
          ATT&CK {catalogue}
        </EuiBadge>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiText size="s">
          {coverage === undefined ? (
            <span>{plural(shown, 'technique')}, counting…</span>
          ) : (
            <span data-test-subj="coverageTotals">
              <strong>{formatCount(observed)}</strong> of {formatCount(shown)} techniques and
              sub-techniques for {scope} observed, <strong>{formatCount(tags)}</strong>{' '}
              {tags === 1 ? 'tag' : 'tags'}
              {view.hidden_tags > 0 && `, ${plural(view.hidden_tags, 'tag')} outside this view`}
            </span>
          )}
        </EuiText>
      </EuiFlexItem>
      {coverage !== undefined && coverage.unknown.length > 0 && (
        <EuiFlexItem grow={false}>
          <UnknownTags unknown={coverage.unknown} total={coverage.totals.unknown_tags} />
        </EuiFlexItem>
      )}
      {children}
    </EuiFlexGroup>
  );
}

const REASONS: Readonly<Record<CoverageResponse['unknown'][number]['reason'], string>> = {
  not_in_catalogue: 'not in this ATT&CK version',
  deprecated: 'deprecated, without successor',
  not_an_id: 'not a technique id',
};

/** Tags that name no live technique: listed, never dropped. */
function UnknownTags({ unknown, total }: { unknown: CoverageResponse['unknown']; total: number }) {
  const [open, setOpen] = useState(false);
  const largest = [...unknown].sort((a, b) => b.events - a.events).slice(0, 20);
  return (
    <EuiPopover
      isOpen={open}
      closePopover={() => setOpen(false)}
      aria-label="Tags that name no live technique"
      button={
        <EuiButtonEmpty
          size="xs"
          color="warning"
          iconType="warning"
          onClick={() => setOpen(!open)}
          data-test-subj="unknownTags"
        >
          {plural(total, 'unknown tag')}
        </EuiButtonEmpty>
      }
    >
      <EuiText size="s" style={{ maxInlineSize: 480, maxBlockSize: 320, overflow: 'auto' }}>
        <p>These tags name no live technique, so no cell counts them:</p>
        <ul>
          {largest.map(({ source_id, value, as_id, events, reason }) => (
            <li key={`${source_id} ${value} ${as_id}`}>
              <strong>{as_id}</strong> ({REASONS[reason]}): {plural(events, 'event')}
              {value !== as_id && <>, from “{value}”</>}
            </li>
          ))}
        </ul>
        {unknown.length > largest.length && <p>… and {unknown.length - largest.length} more.</p>}
      </EuiText>
    </EuiPopover>
  );
}
