import { EuiCallOut, EuiCodeBlock, EuiLoadingSpinner, EuiText } from '@elastic/eui';
import { useEffect } from 'react';
import type { SourceTest } from '../../../common/http/sources';
import type { Source } from '../../../common/sources/source';
import { formatCount, formatTime, plural } from '../../platform/format';
import { useServices } from '../../platform/services';
import { useTestSource } from './use_source_settings';

export interface SourceTestResultProps {
  readonly source: Source;
  /** A problem that is shown elsewhere already is not repeated. */
  readonly withProblems?: boolean;
}

/** Counts a source as it is given, once, and shows what came back. */
export function SourceTestResult({ source, withProblems = false }: SourceTestResultProps) {
  const { mutate, data, error } = useTestSource();
  useEffect(() => mutate(source), [mutate, source]);
  if (error) {
    return (
      <EuiCallOut
        announceOnMount
        size="s"
        color="danger"
        iconType="error"
        title="It cannot be counted"
        text={error.message}
        data-test-subj="sourceTestFailed"
      />
    );
  }
  if (data === undefined) return <EuiLoadingSpinner size="m" aria-label="Counting" />;
  return <Counted result={data} withProblems={withProblems} />;
}

function Counted({ result, withProblems }: { result: SourceTest; withProblems: boolean }) {
  const { core } = useServices();
  const { events, tagged, first, last, values, sample, problems, index_count } = result;
  const named = values.filter(({ technique_ids }) => technique_ids.length > 0).length;
  const time = (text: string) => formatTime(text, core.uiSettings);
  return (
    <EuiText size="s" data-test-subj="sourceTest" aria-live="polite">
      <p>
        <strong>{formatCount(tagged)}</strong> of {plural(events, 'event')} in{' '}
        {plural(index_count, 'index', 'indices')} have a value
        {first && last ? `, from ${time(first)} to ${time(last)}` : ''}.{' '}
        {values.length > 0 && `${named} of the ${values.length} commonest values name a technique.`}
      </p>
      {withProblems &&
        problems.map(({ kind, message }) => (
          <p key={`${kind} ${message}`} data-test-subj={`testProblem-${kind}`}>
            <strong>Note:</strong> {message}
          </p>
        ))}
      {values.length > 0 && (
        <ul>
          {values.slice(0, 5).map(({ value, events: count, technique_ids }) => (
            <li key={value}>
              {value}
              {technique_ids.join() !== value &&
                ` → ${technique_ids.join(', ') || 'no technique'}`}{' '}
              ({formatCount(count)})
            </li>
          ))}
        </ul>
      )}
      {sample[0] && (
        <EuiCodeBlock language="json" fontSize="s" paddingSize="s" overflowHeight={220} isCopyable>
          {JSON.stringify(sample[0].document, null, 2)}
        </EuiCodeBlock>
      )}
    </EuiText>
  );
}
