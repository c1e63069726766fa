import {
  EuiButton,
  EuiEmptyPrompt,
  EuiFlexGroup,
  EuiFlexItem,
  EuiSuperDatePicker,
  EuiText,
} from '@elastic/eui';
import { useState } from 'react';
import { z } from 'zod';
import type { StoredSuppression, SuppressionsResponse } from '../../../common/http/suppressions';
import { timeSchema } from '../../../common/time/range';
import { DeleteSuppression } from './delete_suppression';
import { SuppressFlyout } from '../../components/suppressions/suppress_flyout';
import {
  usePageQuestion,
  useSuppressionEffects,
  useSuppressions,
} from '../../components/suppressions/use_suppressions';
import { urlShape } from '../../components/view/url_shape';
import { usePageState } from '../../components/view/use_view';
import { useServices } from '../../platform/services';
import { DeletedSuppression } from './deleted_suppression';
import { SuppressionsTable } from './suppressions_table';
import { Problems, TabFailed, TabLoading } from './tab_states';

/** The range that effects are counted in, and whose form is open: an id, empty for a new one. */
const URL_STATE = urlShape({
  from: timeSchema.default('now-30d'),
  to: timeSchema.default('now'),
  edit: z.string().max(128).nullable().default(null),
});

/** What does not count, why, who said so, until when, and how much it leaves out. */
export function SuppressionsTab() {
  const suppressions = useSuppressions();
  if (suppressions.data) return <Suppressions data={suppressions.data} />;
  if (suppressions.error) {
    return (
      <TabFailed
        title="The suppressions are not known"
        message={suppressions.error.message}
        onRetry={() => void suppressions.refetch()}
      />
    );
  }
  return <TabLoading what="Reading suppressions" />;
}

const NOTHING_YET = { kind: 'rule_name', value: '' } as const;

function Suppressions({ data }: { readonly data: SuppressionsResponse }) {
  const { core } = useServices();
  const { state, change } = usePageState(URL_STATE);
  const effects = useSuppressionEffects(usePageQuestion(), null);
  const [doomed, setDoomed] = useState<StoredSuppression | null>(null);
  const [deleted, setDeleted] = useState<StoredSuppression | null>(null);
  const { suppressions, unreadable } = data;
  const edited = suppressions.find(({ suppression }) => suppression.id === state.edit);
  const open = state.edit === '' ? NOTHING_YET : edited;
  const problems = unreadable.map(({ message }) => message);
  return (
    <>
      <EuiFlexGroup alignItems="center" gutterSize="m" responsive={false} wrap>
        <EuiFlexItem style={{ minWidth: 300 }}>
          <EuiText size="s" color="subdued">
            <p>
              What is suppressed is left out of every number, for everybody in this space, until it
              ends. The matrix can show what it looks like with it.
            </p>
          </EuiText>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiSuperDatePicker
            compressed
            start={state.from}
            end={state.to}
            dateFormat={String(core.uiSettings.get('dateFormat', 'MMM D, YYYY @ HH:mm:ss.SSS'))}
            onTimeChange={({ start, end }) => change({ from: start, to: end })}
            showUpdateButton={false}
            width="auto"
            data-test-subj="effectRange"
          />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButton
            size="s"
            iconType="plus"
            onClick={() => change({ edit: '' })}
            data-test-subj="addSuppression"
          >
            Add a suppression
          </EuiButton>
        </EuiFlexItem>
      </EuiFlexGroup>
      <Problems messages={problems} />
      {deleted !== null && <DeletedSuppression deleted={deleted} onDone={() => setDeleted(null)} />}
      {suppressions.length === 0 ? (
        <EuiEmptyPrompt
          iconType="eyeSlash"
          title={<h2>Nothing is suppressed</h2>}
          titleSize="xs"
          body={
            <p>
              Rules that fire on a known updater, or a host for tests, can be left out: from a
              technique, from Tag health, or here.
            </p>
          }
          data-test-subj="noSuppressions"
        />
      ) : (
        <SuppressionsTable
          suppressions={suppressions}
          effects={effects.data?.effects ?? null}
          failure={effects.error?.message ?? null}
          onEdit={(id) => change({ edit: id })}
          onDelete={setDoomed}
        />
      )}
      {open !== undefined && (
        <SuppressFlyout key={state.edit} proposal={open} onClose={() => change({ edit: null })} />
      )}
      {doomed !== null && (
        <DeleteSuppression stored={doomed} onClose={() => setDoomed(null)} onDeleted={setDeleted} />
      )}
    </>
  );
}
