import { EuiCallOut, EuiSpacer } from '@elastic/eui';
import type { TechniqueId } from '../../../common/attack/ids';
import { formatCount, plural } from '../../platform/format';
import { type TechniqueQuestion, useTechniqueSummary } from './use_technique';

export interface SuppressedEventsProps {
  readonly id: TechniqueId;
  readonly question: TechniqueQuestion;
  /** Events that count. */
  readonly counted: number;
  readonly onShow: () => void;
}

/** How many of a technique's events are left out because somebody suppressed them; nothing where there are none. */
export function SuppressedEvents({ id, question, counted, onShow }: SuppressedEventsProps) {
  const { data } = useTechniqueSummary(id, {
    ...question,
    filter: { ...question.filter, suppressed: 'include' },
  });
  // A search that failed leaves lower bounds, whose difference says nothing.
  if (data === undefined || data.incomplete.length > 0 || data.events <= counted) return null;
  const left_out = data.events - counted;
  return (
    <>
      <EuiCallOut
        size="s"
        iconType="eyeSlash"
        announceOnMount
        title={
          counted === 0
            ? `All ${plural(left_out, 'event')} of this technique are suppressed`
            : `${plural(left_out, 'more event')} suppressed, ${formatCount(data.events)} in all`
        }
        actionProps={{
          primary: {
            children: 'Show with what is suppressed',
            onClick: onShow,
            'data-test-subj': 'showSuppressedEvents',
          },
        }}
        data-test-subj="suppressedEvents"
      />
      <EuiSpacer size="m" />
    </>
  );
}
