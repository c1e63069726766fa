import { EuiText } from '@elastic/eui';
import type { MatrixView } from '../../../common/coverage/matrix_view';
import { sightOf } from '../../../common/coverage/sight';
import type { FactsResponse } from '../../../common/http/facts';
import { formatCount, plural } from '../../platform/format';

export interface SightNoteProps {
  readonly view: MatrixView;
  /** Undefined while they are asked for. */
  readonly facts: FactsResponse | undefined;
}

/** What of the chosen groups and software we see, could see and are blind to. */
export function SightNote({ view, facts }: SightNoteProps) {
  if (facts === undefined) return null;
  const { techniques, seen, could_see, blind, unknown, not_assessed } = sightOf(
    view,
    facts.techniques
  );
  const rest = [
    ...(unknown > 0 ? [`${formatCount(unknown)} are not known, because a search failed`] : []),
    ...(not_assessed > 0 ? [`for ${formatCount(not_assessed)} ATT&CK names no data`] : []),
  ];
  return (
    <EuiText size="s" data-test-subj="sightNote" role="status">
      Of {plural(techniques, 'chosen technique')} we see <strong>{formatCount(seen)}</strong>, could
      see <strong>{formatCount(could_see)}</strong> more with the data that arrives, and are blind
      to <strong>{formatCount(blind)}</strong>
      {rest.length > 0 && `; ${rest.join(', ')}`}.
    </EuiText>
  );
}
