import { EuiCallOut, EuiText } from '@elastic/eui';
import type { SuppressionEffect } from '../../../common/http/suppressions';
import { plural } from '../../platform/format';

const SHOWN_TECHNIQUES = 5;

export interface EffectNoteProps {
  readonly effect: SuppressionEffect;
  /** `would leave out`, `leaves out` */
  readonly verb: string;
}

/** What a suppression leaves out in the range of the page, and where it cannot tell. */
export function EffectNote({ effect, verb }: EffectNoteProps) {
  const { tags, techniques, not_told_in, reason } = effect;
  if (tags === null) {
    return (
      <EuiCallOut
        announceOnMount
        size="s"
        color="warning"
        iconType="warning"
        title="What it leaves out is not known"
        text={reason}
        data-test-subj="suppressionEffect"
      />
    );
  }
  const [largest, more] = [techniques.slice(0, SHOWN_TECHNIQUES), techniques.length];
  return (
    <EuiText size="s" data-test-subj="suppressionEffect">
      <p>
        In the range of this page it {verb} <strong>{plural(tags, 'tag')}</strong>
        {more > 0 && (
          <>
            {' '}
            of {plural(more, 'technique')}:{' '}
            {largest
              .map(({ id, tags: own }) => `${id} (${own.toLocaleString('en-US')})`)
              .join(', ')}
            {more > largest.length && ', …'}
          </>
        )}
        .
      </p>
      {not_told_in.length > 0 && (
        <p>
          {not_told_in.join(', ')} {not_told_in.length === 1 ? 'has' : 'have'} no field to tell it
          by: what it names is counted there.
        </p>
      )}
    </EuiText>
  );
}
