import {
  EuiAccordion,
  EuiButton,
  EuiButtonEmpty,
  EuiCallOut,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiSelect,
  EuiSpacer,
  EuiSwitch,
  EuiText,
  EuiTextArea,
  useGeneratedHtmlId,
} from '@elastic/eui';
import { useState } from 'react';
import {
  type DataQuality,
  type Judgement,
  judgementSchema,
  type JudgementSubject,
  type StoredJudgement,
} from '../../../common/http/gap_judgements';
import { SaveConflict } from '../saving/save_conflict';
import { formatTime } from '../../platform/format';
import { useServices } from '../../platform/services';
import { useJudgementChanges } from './use_judgements';

export interface JudgementFormProps {
  readonly subject: JudgementSubject;
  readonly stored: StoredJudgement | undefined;
}

const AVAILABILITY = [
  { value: '', text: 'As the events say' },
  { value: 'available', text: 'Available' },
  { value: 'not_available', text: 'Not available' },
];

const DIMENSIONS: readonly (readonly [keyof DataQuality, string, readonly number[]])[] = [
  ['device_completeness', 'Device completeness', [0, 1, 2, 3, 4, 5]],
  ['field_completeness', 'Data field completeness', [0, 1, 2, 3, 4, 5]],
  ['timeliness', 'Timeliness', [0, 1, 3, 5]],
  ['consistency', 'Consistency', [0, 1, 3, 5]],
  ['retention', 'Retention', [0, 1, 2, 3, 4, 5]],
];

const NO_QUALITY: DataQuality = {
  device_completeness: 0,
  field_completeness: 0,
  retention: 0,
  timeliness: 0,
  consistency: 0,
};

/** What somebody says of a data component or technique where the events cannot tell; it counts for everybody in the space. */
export function JudgementForm({ subject, stored }: JudgementFormProps) {
  const { core } = useServices();
  const id = useGeneratedHtmlId({ prefix: 'judgement' });
  const { save, remove } = useJudgementChanges();
  const [draft, setDraft] = useState<Judgement>(
    stored?.judgement ?? {
      subject,
      availability: null,
      quality: null,
      detection: null,
      comment: '',
    }
  );
  const [expected, setExpected] = useState(stored?.version ?? null);
  const [showsErrors, setShowsErrors] = useState(false);
  const checked = judgementSchema.safeParse(draft);
  const issue = checked.error?.issues[0];
  const problem = showsErrors && issue !== undefined ? issue.message : null;
  const store = (version: string | null) => {
    setShowsErrors(true);
    if (checked.success) save.mutate({ judgement: checked.data, expected: version });
  };
  return (
    <EuiAccordion
      id={id}
      initialIsOpen={stored !== undefined}
      buttonContent={stored === undefined ? 'Judge it by hand' : 'Judged by hand'}
      paddingSize="s"
      data-test-subj="judgement"
    >
      {stored !== undefined && (
        <EuiText size="s" color="subdued">
          <p>
            By {stored.updated_by ?? 'somebody'}, {formatTime(stored.updated_at, core.uiSettings)}
          </p>
        </EuiText>
      )}
      {save.error && (
        <SaveConflict
          error={save.error}
          mine={draft}
          schema={judgementSchema}
          onTheirs={(theirs, version) => {
            setDraft(theirs);
            setExpected(version);
            save.reset();
          }}
          onMine={(version) => store(version)}
        />
      )}
      {remove.error && (
        <EuiCallOut
          announceOnMount
          size="s"
          color="danger"
          title="Not taken back"
          text={remove.error.message}
        />
      )}
      <EuiFormRow label="Availability" display="rowCompressed">
        <EuiSelect
          compressed
          options={AVAILABILITY}
          value={draft.availability ?? ''}
          onChange={({ target }) =>
            setDraft({
              ...draft,
              availability:
                target.value === 'available' || target.value === 'not_available'
                  ? target.value
                  : null,
            })
          }
          data-test-subj="judgeAvailability"
        />
      </EuiFormRow>
      {subject.kind === 'component' ? (
        <QualityFields
          quality={draft.quality}
          onChange={(quality) => setDraft({ ...draft, quality })}
        />
      ) : (
        <DetectionField
          detection={draft.detection}
          onChange={(detection) => setDraft({ ...draft, detection })}
        />
      )}
      <EuiFormRow
        fullWidth
        label="Comment"
        isInvalid={problem !== null}
        error={problem ?? undefined}
      >
        <EuiTextArea
          fullWidth
          rows={2}
          value={draft.comment}
          isInvalid={problem !== null}
          onChange={({ target }) => setDraft({ ...draft, comment: target.value })}
          data-test-subj="judgeComment"
        />
      </EuiFormRow>
      <EuiSpacer size="s" />
      <EuiFlexGroup gutterSize="s" responsive={false}>
        <EuiFlexItem grow={false}>
          <EuiButton
            size="s"
            isLoading={save.isPending}
            onClick={() => store(expected)}
            data-test-subj="saveJudgement"
          >
            Save the judgement
          </EuiButton>
        </EuiFlexItem>
        {stored !== undefined && (
          <EuiFlexItem grow={false}>
            <EuiButtonEmpty
              size="s"
              iconType="undo"
              isLoading={remove.isPending}
              onClick={() => remove.mutate(stored)}
              data-test-subj="removeJudgement"
            >
              Take it back
            </EuiButtonEmpty>
          </EuiFlexItem>
        )}
      </EuiFlexGroup>
    </EuiAccordion>
  );
}

interface QualityFieldsProps {
  readonly quality: DataQuality | null;
  readonly onChange: (quality: DataQuality | null) => void;
}

const QualityFields = ({ quality, onChange }: QualityFieldsProps) => (
  <>
    <EuiSpacer size="s" />
    <EuiSwitch
      compressed
      label="Judge the data quality (DeTT&CT's dimensions; 0 is not known, 5 is best)"
      checked={quality !== null}
      onChange={({ target }) => onChange(target.checked ? NO_QUALITY : null)}
      data-test-subj="judgeQuality"
    />
    {quality !== null && (
      <EuiFlexGroup gutterSize="s" wrap>
        {DIMENSIONS.map(([key, label, scores]) => (
          <EuiFlexItem grow={false} key={key} style={{ inlineSize: 170 }}>
            <EuiFormRow label={label} display="rowCompressed">
              <EuiSelect
                compressed
                options={scores.map((score) => ({ value: score, text: String(score) }))}
                value={quality[key]}
                onChange={({ target }) => onChange({ ...quality, [key]: Number(target.value) })}
              />
            </EuiFormRow>
          </EuiFlexItem>
        ))}
      </EuiFlexGroup>
    )}
  </>
);

/** DeTT&CT's detection scores. */
const DETECTION = [
  { value: '', text: 'Not judged' },
  { value: '-1', text: '−1 none' },
  { value: '0', text: '0 forensics or context' },
  { value: '1', text: '1 basic' },
  { value: '2', text: '2 fair' },
  { value: '3', text: '3 good' },
  { value: '4', text: '4 very good' },
  { value: '5', text: '5 excellent' },
];

interface DetectionFieldProps {
  readonly detection: number | null;
  readonly onChange: (detection: number | null) => void;
}

const DetectionField = ({ detection, onChange }: DetectionFieldProps) => (
  <EuiFormRow label="Detection (DeTT&CT's score)" display="rowCompressed">
    <EuiSelect
      compressed
      options={DETECTION}
      value={detection === null ? '' : String(detection)}
      onChange={({ target }) => onChange(target.value === '' ? null : Number(target.value))}
      data-test-subj="judgeDetection"
    />
  </EuiFormRow>
);
