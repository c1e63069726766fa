import {
  EuiBasicTable,
  EuiButtonIcon,
  EuiConfirmModal,
  EuiText,
  EuiToolTip,
  useGeneratedHtmlId,
} from '@elastic/eui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  deleteLoadedIndexEndpoint,
  type LoadedIndex,
  loadedIndicesEndpoint,
} from '../../../../common/http/loading';
import { AppLink } from '../../../components/view/app_link';
import { formatCount, formatTime, plural } from '../../../platform/format';
import { queryKeys } from '../../../platform/query_keys';
import { useServices } from '../../../platform/services';
import { TabFailed } from '../tab_states';

/** What was loaded so far, by index: shown in the matrix, or taken away again. */
export function LoadedTable() {
  const { api, core } = useServices();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: queryKeys.loadedIndices(),
    queryFn: ({ signal }) => api(loadedIndicesEndpoint, { signal }),
  });
  const [leaving, setLeaving] = useState<LoadedIndex | null>(null);
  if (error)
    return (
      <TabFailed
        title="What was loaded is not known"
        message={error.message}
        onRetry={() => void refetch()}
      />
    );
  const time = (value: string | null) =>
    value === null ? '–' : formatTime(value, core.uiSettings);
  return (
    <>
      <EuiBasicTable<LoadedIndex>
        tableCaption="Indices of loaded events"
        items={[...(data?.indices ?? [])]}
        itemId="index"
        loading={isPending}
        noItemsMessage="Nothing was loaded yet."
        columns={[
          { field: 'index', name: 'Index' },
          { field: 'events', name: 'Events', render: formatCount, width: '100px' },
          { field: 'first', name: 'First', render: time },
          { field: 'last', name: 'Last', render: time },
          {
            name: 'Matrix',
            width: '90px',
            render: ({ index, first, last }: LoadedIndex) =>
              first !== null &&
              last !== null && (
                <AppLink
                  path="/matrix"
                  search={{ from: first, to: new Date(Date.parse(last) + 1).toISOString() }}
                  label={`Matrix of ${index}`}
                  testSubject={`showLoaded-${index}`}
                >
                  Open
                </AppLink>
              ),
          },
          {
            name: 'Delete',
            width: '80px',
            render: (entry: LoadedIndex) => (
              <EuiToolTip content={`Delete ${entry.index}`} disableScreenReaderOutput>
                <EuiButtonIcon
                  iconType="trash"
                  color="danger"
                  aria-label={`Delete ${entry.index}`}
                  onClick={() => setLeaving(entry)}
                  data-test-subj={`deleteLoaded-${entry.index}`}
                />
              </EuiToolTip>
            ),
          },
        ]}
        data-test-subj="loadedIndices"
      />
      {leaving !== null && <ConfirmDelete entry={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}

function ConfirmDelete({
  entry: { index, events },
  onClose,
}: {
  readonly entry: LoadedIndex;
  readonly onClose: () => void;
}) {
  const { api, core } = useServices();
  const client = useQueryClient();
  const titleId = useGeneratedHtmlId();
  const remove = useMutation({
    mutationFn: () => api(deleteLoadedIndexEndpoint, { params: { index } }),
    onSuccess: () => core.notifications.toasts.addSuccess(`${index} is deleted.`),
    onError: (error) => core.notifications.toasts.addDanger(error.message),
    onSettled: () => {
      onClose();
      void client.invalidateQueries({ queryKey: queryKeys.loadedIndices() });
      void client.invalidateQueries({ queryKey: queryKeys.sources() });
    },
  });
  return (
    <EuiConfirmModal
      aria-labelledby={titleId}
      titleProps={{ id: titleId }}
      title={`Delete ${index}?`}
      buttonColor="danger"
      confirmButtonText={`Delete ${plural(events, 'event')}`}
      cancelButtonText="Keep them"
      isLoading={remove.isPending}
      onCancel={onClose}
      onConfirm={() => remove.mutate()}
      data-test-subj="confirmDeleteLoaded"
    >
      <EuiText size="s">
        <p>
          Only the index is deleted; the files that it was loaded from stay where they are, and
          loading them again brings the same events back.
        </p>
      </EuiText>
    </EuiConfirmModal>
  );
}
