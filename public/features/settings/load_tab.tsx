import { EuiPanel, EuiTitle } from '@elastic/eui';
import { LoadForm } from './event_load/load_form';
import { LoadStateView } from './event_load/load_outcome';
import { LoadedTable } from './event_load/loaded_table';
import { useEventLoad } from './event_load/use_event_load';

/** Recorded events: load them, see what is there, take them away again. */
export function LoadTab() {
  const { state, start, cancel } = useEventLoad();
  return (
    <>
      <EuiPanel hasBorder hasShadow={false} data-test-subj="loadPanel">
        <EuiTitle size="xxs">
          <h2>Load recorded events</h2>
        </EuiTitle>
        <LoadStateView state={state} onCancel={cancel} />
        {state.kind !== 'working' && <LoadForm onLoad={start} />}
      </EuiPanel>
      <EuiTitle size="xxs">
        <h2>Loaded events</h2>
      </EuiTitle>
      <LoadedTable />
    </>
  );
}
