import { EuiLoadingSpinner, EuiText } from '@elastic/eui';
import { useEffect, useState } from 'react';
import { type Suppression, suppressionSchema } from '../../../common/http/suppressions';
import { EffectNote } from './effect_note';
import { checkSuppression } from './suppression_draft';
import { usePageQuestion, useSuppressionEffects } from './use_suppressions';

const TYPING_MS = 500;

/** What a draft would leave out, counted when its author stops typing. */
export function DraftEffect({ draft }: { readonly draft: Suppression }) {
  const question = usePageQuestion();
  const settled = useSettled(askable(draft));
  const effects = useSuppressionEffects(question, settled);
  if (settled === undefined) return null;
  if (effects.error) {
    return (
      <EuiText size="s" color="danger">
        <p>What it would leave out is not known: {effects.error.message}</p>
      </EuiText>
    );
  }
  const effect = effects.data?.effects[0];
  if (effects.isFetching || question === null) {
    return (
      <EuiText size="s" color="subdued" role="status">
        <EuiLoadingSpinner size="s" /> Counting what it would leave out…
      </EuiText>
    );
  }
  return effect === undefined ? (
    <EuiText size="s" color="subdued">
      <p>There is no source to count in.</p>
    </EuiText>
  ) : (
    <EffectNote effect={effect} verb="would leave out" />
  );
}

/** Only what selects events matters for the count; undefined where that does not hold yet. */
function askable(draft: Suppression): Suppression | undefined {
  const asked = { ...draft, reason: 'draft', owner: null, expires_at: null };
  return checkSuppression(asked).size === 0 ? asked : undefined;
}

/** The value of half a second ago, unless it changed since; compared by content. */
function useSettled(value: Suppression | undefined): Suppression | undefined {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(text === undefined ? undefined : suppressionSchema.parse(JSON.parse(text)));
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
