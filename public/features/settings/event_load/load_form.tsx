import {
  EuiButton,
  EuiFieldText,
  EuiFilePicker,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiSelect,
} from '@elastic/eui';
import { useState } from 'react';
import { DEFAULT_LOAD_INDEX, loadIndexSchema } from '../../../../common/http/loading';
import type { LoadOptions } from './load_event_files';

const SHIFTS: readonly { readonly value: LoadOptions['shift']; readonly text: string }[] = [
  { value: 'load', text: 'so that the newest of all files is now' },
  { value: 'file', text: 'so that the newest of each file is now' },
  { value: 'none', text: 'not at all: as they were recorded' },
];

/** Which files, where to, and whether their times are moved. */
export function LoadForm({
  onLoad,
}: {
  readonly onLoad: (options: Omit<LoadOptions, 'now_ms'>) => void;
}) {
  const [files, setFiles] = useState<readonly File[]>([]);
  const [index, setIndex] = useState(DEFAULT_LOAD_INDEX);
  const [shift, setShift] = useState<LoadOptions['shift']>('load');
  const named = loadIndexSchema.safeParse(index);
  const error = named.success ? undefined : named.error.issues[0]?.message;
  return (
    <>
      <EuiFormRow
        fullWidth
        label="Recorded events"
        helpText="NDJSON, one event a line, in the layout of any shipper, plain, .gz or .zip, and Windows event logs (.evtx); at most 200 MB a file. Larger files: npm run cli -- load."
      >
        <EuiFilePicker
          fullWidth
          multiple
          accept=".ndjson,.jsonl,.json,.gz,.zip,.evtx"
          initialPromptText="Choose or drop files"
          onChange={(chosen) => setFiles([...(chosen ?? [])])}
          data-test-subj="eventFiles"
        />
      </EuiFormRow>
      <EuiFlexGroup gutterSize="m" wrap>
        <EuiFlexItem style={{ minWidth: 240 }}>
          <EuiFormRow
            fullWidth
            label="Index"
            isInvalid={error !== undefined}
            error={error}
            helpText="Each layout gets an index of its own, with its name at the end."
          >
            <EuiFieldText
              fullWidth
              value={index}
              isInvalid={error !== undefined}
              onChange={({ target }) => setIndex(target.value)}
              data-test-subj="loadIndex"
            />
          </EuiFormRow>
        </EuiFlexItem>
        <EuiFlexItem style={{ minWidth: 280 }}>
          <EuiFormRow fullWidth label="Move their times">
            <EuiSelect
              fullWidth
              options={[...SHIFTS]}
              value={shift}
              onChange={({ target }) =>
                setShift(SHIFTS.find(({ value }) => value === target.value)?.value ?? shift)
              }
              data-test-subj="loadShift"
            />
          </EuiFormRow>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiFormRow hasEmptyLabelSpace>
            <EuiButton
              fill
              iconType="download"
              isDisabled={files.length === 0 || error !== undefined}
              onClick={() => onLoad({ files, index, shift })}
              data-test-subj="loadEvents"
            >
              Load
            </EuiButton>
          </EuiFormRow>
        </EuiFlexItem>
      </EuiFlexGroup>
    </>
  );
}
