import {
  EuiBadge,
  EuiBasicTable,
  type EuiBasicTableColumn,
  EuiButtonEmpty,
  EuiConfirmModal,
  EuiToolTip,
} from '@elastic/eui';
import { useState } from 'react';
import type { CatalogueEntry } from '../../../common/http/catalogue';
import { formatCount, formatTime } from '../../platform/format';
import { useServices } from '../../platform/services';
import { DOMAIN_NAMES, titleOf } from './domain_names';

export interface CataloguesTableProps {
  readonly catalogues: readonly CatalogueEntry[];
  readonly busy: boolean;
  readonly onUse: (entry: CatalogueEntry) => void;
  readonly onDelete: (entry: CatalogueEntry) => void;
}

const keyOf = ({ domain, version, origin }: CatalogueEntry) => `${domain}-${version}-${origin}`;

/** Every release on offer; the one in use of each domain is marked in words. */
export function CataloguesTable({ catalogues, busy, onUse, onDelete }: CataloguesTableProps) {
  const { core } = useServices();
  const [doomed, setDoomed] = useState<CatalogueEntry | null>(null);
  const columns: EuiBasicTableColumn<CatalogueEntry>[] = [
    {
      name: 'Version',
      width: '16em',
      render: (entry: CatalogueEntry) => (
        <>
          <span>
            {DOMAIN_NAMES[entry.domain]} {entry.version}&nbsp;
          </span>
          {entry.in_use && (
            <EuiBadge color="success" data-test-subj={`inUse-${keyOf(entry)}`}>
              in use
            </EuiBadge>
          )}
        </>
      ),
    },
    { name: 'Comes from', render: (entry: CatalogueEntry) => <Origin entry={entry} /> },
    {
      name: 'Added',
      width: '20em',
      render: ({ uploaded }: CatalogueEntry) =>
        uploaded === null
          ? 'with the plugin'
          : `${formatTime(uploaded.at, core.uiSettings)}${uploaded.by ? ` by ${uploaded.by}` : ''}`,
    },
    {
      name: 'Actions',
      width: '170px',
      render: (entry: CatalogueEntry) => (
        <Actions entry={entry} busy={busy} onUse={onUse} onDelete={setDoomed} />
      ),
    },
  ];
  return (
    <>
      <EuiBasicTable
        tableCaption="ATT&CK versions on offer"
        items={[...catalogues]}
        itemId={keyOf}
        columns={columns}
        rowProps={(entry) => ({ 'data-test-subj': `catalogue-${keyOf(entry)}` })}
        data-test-subj="catalogues"
      />
      {doomed !== null && (
        <EuiConfirmModal
          title={`Delete ${titleOf(doomed)}?`}
          aria-label={`Delete ${titleOf(doomed)}`}
          cancelButtonText="Keep it"
          confirmButtonText="Delete"
          buttonColor="danger"
          defaultFocusedButton="cancel"
          onCancel={() => setDoomed(null)}
          onConfirm={() => {
            onDelete(doomed);
            setDoomed(null);
          }}
          data-test-subj="confirmDelete"
        >
          <p>It can be uploaded again from its file. Events and other versions are not touched.</p>
        </EuiConfirmModal>
      )}
    </>
  );
}

function Origin({ entry: { uploaded } }: { readonly entry: CatalogueEntry }) {
  if (uploaded === null) return <>built in</>;
  const { file_name, techniques, sub_techniques, descriptions } = uploaded;
  return (
    <span>
      {file_name}: {formatCount(techniques)} techniques, {formatCount(sub_techniques)}{' '}
      sub-techniques, {formatCount(descriptions)} texts
    </span>
  );
}

interface ActionsProps extends Pick<CataloguesTableProps, 'busy' | 'onUse' | 'onDelete'> {
  readonly entry: CatalogueEntry;
}

function Actions({ entry, busy, onUse, onDelete }: ActionsProps) {
  const name = titleOf(entry);
  return (
    <>
      {!entry.in_use && (
        <EuiButtonEmpty
          size="xs"
          isDisabled={busy}
          onClick={() => onUse(entry)}
          aria-label={`Use ${name}`}
          data-test-subj={`use-${keyOf(entry)}`}
        >
          Use
        </EuiButtonEmpty>
      )}
      {entry.uploaded !== null && (
        <EuiToolTip content={entry.in_use ? 'In use: switch to another version first.' : ''}>
          <EuiButtonEmpty
            size="xs"
            color="danger"
            isDisabled={busy || entry.in_use}
            onClick={() => onDelete(entry)}
            aria-label={`Delete ${name}`}
            data-test-subj={`delete-${keyOf(entry)}`}
          >
            Delete
          </EuiButtonEmpty>
        </EuiToolTip>
      )}
    </>
  );
}
