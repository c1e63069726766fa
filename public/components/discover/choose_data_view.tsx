import {
  EuiButton,
  EuiButtonEmpty,
  EuiCallOut,
  EuiComboBox,
  EuiFormRow,
  EuiModal,
  EuiModalBody,
  EuiModalFooter,
  EuiModalHeader,
  EuiModalHeaderTitle,
  EuiSpacer,
  EuiText,
  useGeneratedHtmlId,
} from '@elastic/eui';
import { useState } from 'react';
import {
  createDataView,
  type DataView,
  mayCreateDataViews,
  type WantedDataView,
} from '../../platform/discover/data_views';
import { useServices } from '../../platform/services';

export interface ChooseDataViewProps {
  readonly views: readonly DataView[];
  /** What a data view made for the source would be. */
  readonly wanted: WantedDataView;
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

/** No data view has the source's indices: one of the others, or a new one. */
export function ChooseDataView({ views, wanted, onChoose, onClose }: ChooseDataViewProps) {
  const { core } = useServices();
  const titleId = useGeneratedHtmlId();
  const [chosen, setChosen] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const mayCreate = mayCreateDataViews(core);
  const create = async () => {
    setSaving(true);
    setProblem(null);
    try {
      onChoose(await createDataView(core.http, wanted));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      setSaving(false);
    }
  };
  const options = views.map(({ id, name, title }) => ({
    key: id,
    label: name === title ? title : `${name} (${title})`,
  }));
  return (
    <EuiModal onClose={onClose} aria-labelledby={titleId} data-test-subj="chooseDataView">
      <EuiModalHeader>
        <EuiModalHeaderTitle id={titleId}>Which data view?</EuiModalHeaderTitle>
      </EuiModalHeader>
      <EuiModalBody>
        <EuiText size="s">
          <p>
            Discover shows events through a data view, and none is made for{' '}
            <code>{wanted.title}</code> with the time field <code>{wanted.time_field}</code>.{' '}
            {mayCreate
              ? 'Create it, or choose one that contains these indices.'
              : 'Choose one that contains these indices, or ask somebody who may create data views.'}
          </p>
        </EuiText>
        <EuiSpacer size="m" />
        {problem !== null && (
          <>
            <EuiCallOut
              announceOnMount
              size="s"
              color="danger"
              title="The data view could not be created"
              text={problem}
            />
            <EuiSpacer size="m" />
          </>
        )}
        <EuiFormRow label="Data view" fullWidth>
          <EuiComboBox
            fullWidth
            singleSelection={{ asPlainText: true }}
            placeholder={views.length === 0 ? 'This space has none' : 'Choose a data view'}
            isDisabled={views.length === 0}
            options={options}
            selectedOptions={options.filter(({ key }) => key === chosen)}
            onChange={([option]) => setChosen(option?.key ?? null)}
            data-test-subj="dataViewChoice"
          />
        </EuiFormRow>
      </EuiModalBody>
      <EuiModalFooter>
        <EuiButtonEmpty onClick={onClose}>Cancel</EuiButtonEmpty>
        {mayCreate && (
          <EuiButton
            isLoading={isSaving}
            onClick={() => void create()}
            data-test-subj="createDataView"
          >
            Create the data view
          </EuiButton>
        )}
        <EuiButton
          fill
          isDisabled={chosen === null}
          onClick={() => chosen !== null && onChoose(chosen)}
          data-test-subj="openDataView"
        >
          Open in Discover
        </EuiButton>
      </EuiModalFooter>
    </EuiModal>
  );
}
