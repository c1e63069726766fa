import {
  EuiAccordion,
  EuiBadge,
  EuiBasicTable,
  EuiCallOut,
  EuiDescriptionList,
  EuiIcon,
  EuiPanel,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import { css } from '@emotion/react';
import type { Segment, Step, TroubleshootResponse } from '../../../common/http/troubleshoot';
import { CopyableText } from '../../components/copyable_text';
import { AppLink } from '../../components/view/app_link';

const STEP_TITLES: Readonly<Record<Step['id'], string>> = {
  source: 'Source',
  source_filter: 'Filter of the source',
  field: 'Field',
  rule_name: 'Rule name',
  catalogue: 'ATT&CK',
  platform: 'Platform and tactics',
  time: 'Time',
  view: 'Query, hosts, sources',
  suppression: 'Suppressions',
};

const STATUS: Readonly<Record<Step['status'], { icon: string; color: string; word: string }>> = {
  passed: { icon: 'checkCircle', color: 'success', word: 'Fine' },
  attention: { icon: 'info', color: 'primary', word: 'Note' },
  failed: { icon: 'error', color: 'danger', word: 'Stops here' },
  unknown: { icon: 'question', color: 'warning', word: 'Not known' },
  skipped: { icon: 'minus', color: 'subdued', word: 'Not looked at' },
};

const MEANINGS: Readonly<Record<Segment['meaning'], { word: string; color: string }>> = {
  counts: { word: 'Counts', color: 'success' },
  covered_parent: { word: 'Covered', color: 'hollow' },
  name: { word: 'Name', color: 'hollow' },
  tag: { word: 'Custom tag', color: 'hollow' },
  free_text: { word: 'Text', color: 'hollow' },
  problem: { word: 'Problem', color: 'warning' },
};

export interface ExplanationProps {
  readonly answer: TroubleshootResponse;
  readonly view: { readonly from: string; readonly to: string; readonly query: string };
}

/** The verdict, then every step from the event to its cell. */
export function Explanation({ answer, view }: ExplanationProps) {
  const { steps, segments, document } = answer;
  return (
    <div data-test-subj="explanation">
      <Verdict answer={answer} view={view} />
      <EuiSpacer size="m" />
      <ol>
        {steps.map((each) => (
          <li key={each.id} css={stepStyles}>
            <StepPanel step={each} />
            {each.id === 'rule_name' && segments.length > 0 && <Segments segments={segments} />}
          </li>
        ))}
      </ol>
      <EuiSpacer size="m" />
      <EuiAccordion id="troubleshootDocument" buttonContent="The event itself">
        <EuiSpacer size="s" />
        <CopyableText label="The event itself" text={JSON.stringify(document, null, 2)} />
      </EuiAccordion>
    </div>
  );
}

const VERDICTS = {
  counted: { title: 'Counted', color: 'success', icon: 'check' },
  not_counted: { title: 'Not counted', color: 'danger', icon: 'error' },
  unknown: { title: 'Not known', color: 'warning', icon: 'question' },
} as const;

function Verdict({ answer: { verdict, steps }, view }: ExplanationProps) {
  const { from, to, query } = view;
  const { title, color, icon } = VERDICTS[verdict.kind];
  const at = verdict.step === null ? null : STEP_TITLES[verdict.step];
  const advice = steps.find(({ id }) => id === verdict.step)?.advice;
  return (
    <EuiCallOut
      announceOnMount
      color={color}
      iconType={icon}
      title={at === null ? title : `${title}: ${at}`}
      data-test-subj={`verdict-${verdict.kind}`}
      text={
        <>
          <p>{verdict.text}</p>
          {advice && <p>{advice}</p>}
          {verdict.cells.map(({ id, name, tactics, shown }) => (
            <p key={id}>
              <AppLink
                path="/matrix"
                search={{ from, to, query, platform: 'all', technique: id }}
                testSubject="openCell"
              >
                {id} {name}
              </AppLink>{' '}
              in {tactics.join(', ')}
              {!shown && ' (hidden by the platform or tactics of the view)'}
            </p>
          ))}
        </>
      }
    />
  );
}

function StepPanel({ step }: { readonly step: Step }) {
  const { icon, color, word } = STATUS[step.status];
  return (
    <EuiPanel hasShadow={false} hasBorder paddingSize="s" data-test-subj={`step-${step.id}`}>
      <div css={headStyles}>
        <EuiIcon type={icon} color={color} aria-hidden />
        <EuiTitle size="xxs">
          <h2>
            {STEP_TITLES[step.id]}: <span data-test-subj={`status-${step.status}`}>{word}</span>
          </h2>
        </EuiTitle>
      </div>
      <EuiText size="s" css={textStyles}>
        <p>{step.text}</p>
        {step.advice !== null && (
          <p>
            <strong>What to do:</strong> {step.advice}
          </p>
        )}
      </EuiText>
      {step.details.length > 0 && (
        <EuiDescriptionList
          compressed
          type="column"
          columnWidths={[1, 4]}
          css={textStyles}
          listItems={step.details.map(({ label, value }) => ({
            title: label,
            description: value,
          }))}
        />
      )}
    </EuiPanel>
  );
}

const Segments = ({ segments }: { readonly segments: readonly Segment[] }) => (
  <div css={segmentStyles}>
    <EuiBasicTable<Segment>
      tableCaption="What each piece of the rule name means"
      responsiveBreakpoint={false}
      tableLayout="auto"
      items={[...segments]}
      data-test-subj="segments"
      columns={[
        { field: 'text', name: 'Piece', textOnly: true },
        {
          name: 'Meaning',
          width: '140px',
          render: ({ meaning }: Segment) => (
            <EuiBadge color={MEANINGS[meaning].color}>{MEANINGS[meaning].word}</EuiBadge>
          ),
        },
        { field: 'note', name: 'Why', textOnly: true },
      ]}
    />
  </div>
);

const stepStyles = css`
  margin-block-end: 8px !important;
`;
const headStyles = css`
  display: flex;
  gap: 8px;
  align-items: center;
`;
const textStyles = css`
  margin-block-start: 4px;
  padding-inline-start: 24px;
  overflow-wrap: anywhere;
`;
const segmentStyles = css`
  margin: 8px 0 16px 32px;
`;
