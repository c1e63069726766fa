import {
  EuiButton,
  EuiButtonEmpty,
  EuiCallOut,
  EuiConfirmModal,
  EuiFlexGroup,
  EuiFlexItem,
  EuiSpacer,
  EuiText,
  useGeneratedHtmlId,
} from '@elastic/eui';
import { useState } from 'react';
import type {
  EnrichmentOptionsInput,
  EnrichmentResponse,
  PipelineState,
} from '../../../common/http/enrichment';
import { CheckResult } from './check_result';
import type { useEnrichmentActions } from './use_enrichment';

export interface PipelinePanelProps {
  readonly answer: EnrichmentResponse;
  readonly options: EnrichmentOptionsInput;
  readonly actions: ReturnType<typeof useEnrichmentActions>;
}

interface StateText {
  readonly title: string;
  readonly text: string;
  readonly color: 'success' | 'primary' | 'warning' | 'danger';
}

function describe(state: PipelineState, name: string): StateText {
  const { version, current_version, reason } = state;
  switch (state.kind) {
    case 'not_installed':
      return {
        title: `The pipeline ${name} is not installed`,
        text: 'Nothing has to be: rule names are read when the app counts. With it, counts are faster and Discover and Lens can use the fields.',
        color: 'primary',
      };
    case 'current':
      return {
        title: `The pipeline ${name} is installed and up to date`,
        text: `Grammar ${version ?? ''}.`,
        color: 'success',
      };
    case 'outdated':
      return {
        title: `The pipeline ${name} is out of date`,
        text: `It is built from grammar ${version ?? ''}, the current one is ${current_version}. Update it, then check it.`,
        color: 'warning',
      };
    case 'changed':
      return {
        title: `The pipeline ${name} differs from the one shown below`,
        text: `It was edited, or installed with other options: fields ${state.rule_name_fields?.join(', ') ?? ''}, prefix ${state.target_prefix ?? ''}.`,
        color: 'warning',
      };
    case 'foreign':
      return {
        title: `There is another pipeline ${name}`,
        text: 'This plugin did not make it and leaves it alone. Choose another name.',
        color: 'danger',
      };
    case 'unknown':
      return {
        title: 'Whether the pipeline is installed is not known',
        text: reason ?? '',
        color: 'warning',
      };
  }
}

/** What the cluster has, lacks and uses, and what can be done about it. */
export function PipelinePanel({ answer, options, actions }: PipelinePanelProps) {
  const { state, missing, used_by, uses_unknown } = answer;
  const { check, install, remove } = actions;
  const { title, text, color } = describe(state, options.name);
  const lacks = missing !== null && missing.length > 0;
  const failed = install.error ?? remove.error ?? check.error;
  const ours = ['current', 'outdated', 'changed'].includes(state.kind);
  return (
    <div data-test-subj={`pipeline-${state.kind}`}>
      <EuiCallOut
        color={color}
        title={title}
        announceOnMount={false}
        text={
          <>
            <p>{text}</p>
            {used_by.length > 0 && (
              <p data-test-subj="pipelineUses">
                Named by{' '}
                {used_by
                  .map((use) => `${use.kind.replace(/_/g, ' ')} ${use.name} (${use.how})`)
                  .join(', ')}
                .
              </p>
            )}
            {ours && used_by.length === 0 && uses_unknown === null && (
              <p>No index, template or pipeline names it yet, so no event runs through it.</p>
            )}
            {uses_unknown !== null && <p>What names it is not all known: {uses_unknown}</p>}
          </>
        }
      />
      {lacks && (
        <>
          <EuiSpacer size="s" />
          <EuiCallOut
            size="s"
            color="danger"
            iconType="error"
            announceOnMount={false}
            title="This Elasticsearch cannot run the pipeline"
            data-test-subj="missingProcessors"
            text={
              <>
                <p>
                  It lacks {missing.join(', ')}. Nothing can be installed. Rule names are counted
                  without it, and the Logstash filter writes the same fields.
                </p>
              </>
            }
          />
        </>
      )}
      <EuiSpacer size="s" />
      <EuiFlexGroup gutterSize="s" responsive={false} wrap>
        <EuiFlexItem grow={false}>
          <EuiButton
            fill
            isLoading={install.isPending}
            isDisabled={lacks || state.kind === 'current' || state.kind === 'foreign'}
            onClick={() => install.mutate()}
            data-test-subj="installPipeline"
          >
            {ours ? 'Update' : 'Install'}
          </EuiButton>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButton
            isLoading={check.isPending}
            isDisabled={lacks || state.kind === 'foreign'}
            onClick={() => check.mutate()}
            data-test-subj="checkPipeline"
          >
            Check against the grammar
          </EuiButton>
        </EuiFlexItem>
        {ours && (
          <EuiFlexItem grow={false}>
            <RemoveButton name={options.name} used={used_by.length > 0} remove={remove} />
          </EuiFlexItem>
        )}
      </EuiFlexGroup>
      {failed && (
        <>
          <EuiSpacer size="s" />
          <EuiCallOut
            announceOnMount
            size="s"
            color="danger"
            iconType="error"
            title="It did not work"
            data-test-subj="enrichmentFailed"
            text={
              <>
                <p>{failed.message}</p>
              </>
            }
          />
        </>
      )}
      <CheckResult result={check.data ?? install.data?.check} />
    </div>
  );
}

function RemoveButton({
  name,
  used,
  remove,
}: {
  readonly name: string;
  readonly used: boolean;
  readonly remove: PipelinePanelProps['actions']['remove'];
}) {
  const [asking, setAsking] = useState(false);
  const id = useGeneratedHtmlId();
  return (
    <>
      <EuiButtonEmpty
        color="danger"
        iconType="trash"
        isDisabled={used}
        isLoading={remove.isPending}
        onClick={() => setAsking(true)}
        data-test-subj="removePipeline"
      >
        Remove
      </EuiButtonEmpty>
      {used && (
        <EuiText size="xs" color="subdued">
          First take it out of what names it.
        </EuiText>
      )}
      {asking && (
        <EuiConfirmModal
          aria-labelledby={id}
          titleProps={{ id }}
          title={`Remove the pipeline ${name}?`}
          buttonColor="danger"
          confirmButtonText="Remove"
          cancelButtonText="Keep"
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            remove.mutate();
          }}
          data-test-subj="confirmRemove"
        >
          <p>
            Events that arrive from then on get no fields from their rule name. Fields of stored
            events stay. It can be installed again here.
          </p>
        </EuiConfirmModal>
      )}
    </>
  );
}
