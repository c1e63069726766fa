import {
  EuiButton,
  EuiConfirmModal,
  EuiEmptyPrompt,
  EuiFlexGroup,
  EuiFlexItem,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import { useCallback, useState } from 'react';
import { useHistory, useLocation } from 'react-router-dom';
import type { FoundSource, SourceChoice, SourcesResponse } from '../../../common/http/sources';
import { SourceFlyout } from './source_flyout';
import { moveSource, switchSource } from './source_order';
import { SourcePanel } from './source_panel';
import { ChangeFailed, Problems, TabFailed, TabLoading } from './tab_states';
import { useChangeChoice, useDeleteSource, useSourceSettings } from './use_source_settings';

/** Where tagged events come from: what was found, what was saved, and in which order they are read. */
export function SourcesTab() {
  const sources = useSourceSettings();
  if (sources.data) return <Sources data={sources.data} />;
  if (sources.error) {
    return (
      <TabFailed
        title="The sources are not known"
        message={sources.error.message}
        onRetry={() => void sources.refetch()}
      />
    );
  }
  return <TabLoading what="Looking for sources" />;
}

function Sources({ data }: { readonly data: SourcesResponse }) {
  const change = useChangeChoice();
  const remove = useDeleteSource();
  const [edited, edit] = useEdited();
  const [doomed, setDoomed] = useState<FoundSource | null>(null);
  const { version, ...choice } = data.choice;
  const put = (next: SourceChoice) => {
    remove.reset();
    change.mutate({ choice: next, expected: version });
  };
  const busy = change.isPending || remove.isPending;
  const all = [...data.sources, ...data.disabled];
  const failure = change.error ?? remove.error;
  const open = edited === null ? null : (all.find(({ source }) => source.id === edited) ?? null);
  const panel = (entry: FoundSource, position: number | null) => (
    <SourcePanel
      key={entry.source.id}
      entry={entry}
      position={position}
      last={position === data.sources.length - 1}
      busy={busy}
      onMove={(by) => put(moveSource(data, entry.source.id, by))}
      onSwitch={(on) => put(switchSource(choice, entry.source.id, on))}
      onEdit={() => edit(entry.source.id)}
      onDelete={() => setDoomed(entry)}
    />
  );
  return (
    <>
      <EuiFlexGroup alignItems="center" gutterSize="m" responsive={false}>
        <EuiFlexItem>
          <EuiText size="s" color="subdued">
            <p>
              Every index is read by the first source that names it, Sysmon rules and detection
              rules apart. Found sources need no saving; what you save holds for everybody in this
              space.
            </p>
          </EuiText>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButton size="s" iconType="plus" onClick={() => edit('')} data-test-subj="addSource">
            Add a source
          </EuiButton>
        </EuiFlexItem>
      </EuiFlexGroup>
      <Problems messages={data.problems.map(({ message }) => message)} />
      {failure && <ChangeFailed message={failure.message} />}
      {all.length === 0 && (
        <EuiEmptyPrompt
          iconType="magnify"
          title={<h2>No sources yet</h2>}
          titleSize="xs"
          body={<p>{data.reason?.message ?? 'Nothing was found.'}</p>}
          data-test-subj="noSources"
        />
      )}
      {data.sources.map(panel)}
      {data.disabled.length > 0 && (
        <EuiTitle size="xxs">
          <h2>Switched off</h2>
        </EuiTitle>
      )}
      {data.disabled.map((entry) => panel(entry, null))}
      {edited !== null && (edited === '' || open !== null) && (
        <SourceFlyout
          key={edited}
          entry={open}
          taken={new Set(all.map(({ source }) => source.id))}
          onClose={() => edit(null)}
        />
      )}
      {doomed !== null && (
        <EuiConfirmModal
          title={`Delete ${doomed.source.name}?`}
          aria-label={`Delete ${doomed.source.name}`}
          cancelButtonText="Keep it"
          confirmButtonText="Delete"
          buttonColor="danger"
          defaultFocusedButton="cancel"
          onCancel={() => setDoomed(null)}
          onConfirm={() => {
            change.reset();
            remove.mutate(doomed);
            setDoomed(null);
          }}
          data-test-subj="confirmDelete"
        >
          <p>Events are not touched. What can be found by its fields is found again.</p>
        </EuiConfirmModal>
      )}
    </>
  );
}

/** The source whose form is open stands in the address: an id, empty for a new one, null for none. */
function useEdited(): [string | null, (id: string | null) => void] {
  const history = useHistory();
  const { pathname, search } = useLocation();
  const edited = new URLSearchParams(search).get('edit');
  const edit = useCallback(
    (id: string | null) =>
      history.push({ pathname, search: id === null ? '' : `edit=${encodeURIComponent(id)}` }),
    [history, pathname]
  );
  return [edited, edit];
}
