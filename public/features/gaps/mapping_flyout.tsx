import {
  EuiButton,
  EuiButtonEmpty,
  EuiCallOut,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFlyout,
  EuiFlyoutBody,
  EuiFlyoutFooter,
  EuiFlyoutHeader,
  EuiSkeletonText,
  EuiSpacer,
  EuiText,
  EuiTitle,
  useGeneratedHtmlId,
} from '@elastic/eui';
import { useState } from 'react';
import { type GapMapping, gapMappingSchema } from '../../../common/gaps/mapping';
import type { StoredMapping } from '../../../common/http/gap_mapping';
import type { GapsResponse } from '../../../common/http/gaps';
import { SaveConflict } from '../../components/saving/save_conflict';
import { FailedPage } from '../../components/view/nothing_to_show';
import { formatTime } from '../../platform/format';
import { useServices } from '../../platform/services';
import { LogSourceFields } from './log_source_fields';
import { PairFields } from './pair_fields';
import { useGapMapping, useGapMappingChanges } from './use_gap_mapping';
import { WiderFields } from './wider_fields';

export interface MappingFlyoutProps {
  readonly gaps: GapsResponse;
  readonly onClose: () => void;
}

/** What stands for data components: channels of log sources, wider pairs, single pairs; kept for the space. */
export function MappingFlyout({ gaps, onClose }: MappingFlyoutProps) {
  const titleId = useGeneratedHtmlId({ prefix: 'mapping' });
  const { data, error, refetch } = useGapMapping();
  return (
    <EuiFlyout onClose={onClose} size="l" aria-labelledby={titleId} data-test-subj="gapMapping">
      <EuiFlyoutHeader hasBorder>
        <EuiTitle size="s">
          <h2 id={titleId}>What stands for a data component</h2>
        </EuiTitle>
        <EuiText size="s" color="subdued">
          <p>
            ATT&CK names log sources and event ids for its data components. Say here which event
            channels those log sources are in your data, and what else you believe to stand for a
            component. It counts for everybody in this space.
          </p>
        </EuiText>
      </EuiFlyoutHeader>
      {error ? (
        <EuiFlyoutBody>
          <FailedPage
            title="The mapping is not known"
            message={error.message}
            onRetry={() => void refetch()}
          />
        </EuiFlyoutBody>
      ) : data === undefined ? (
        <EuiFlyoutBody>
          <EuiSkeletonText lines={8} />
        </EuiFlyoutBody>
      ) : (
        <MappingForm key={data.version} stored={data} gaps={gaps} onClose={onClose} />
      )}
    </EuiFlyout>
  );
}

interface MappingFormProps extends MappingFlyoutProps {
  readonly stored: StoredMapping;
}

function MappingForm({ stored, gaps, onClose }: MappingFormProps) {
  const { core } = useServices();
  const { save, reset } = useGapMappingChanges();
  const [draft, setDraft] = useState<GapMapping>(stored.mapping);
  const [expected, setExpected] = useState(stored.version);
  const checked = gapMappingSchema.safeParse(draft);
  const issue = checked.error?.issues[0];
  const store = (version: string | null) => {
    if (checked.success) save.mutate({ mapping: checked.data, expected: version });
  };
  const change = (changes: Partial<GapMapping>) => setDraft({ ...draft, ...changes });
  return (
    <>
      <EuiFlyoutBody>
        {stored.updated_at !== null && (
          <EuiText size="xs" color="subdued">
            <p>
              Changed by {stored.updated_by ?? 'somebody'},{' '}
              {formatTime(stored.updated_at, core.uiSettings)}
            </p>
          </EuiText>
        )}
        {save.error && (
          <SaveConflict
            error={save.error}
            mine={draft}
            schema={gapMappingSchema}
            onTheirs={(theirs, version) => {
              setDraft(theirs);
              setExpected(version);
              save.reset();
            }}
            onMine={(version) => store(version)}
          />
        )}
        {reset.error && (
          <EuiCallOut
            announceOnMount
            size="s"
            color="danger"
            title="Not taken back"
            text={reset.error.message}
          />
        )}
        <LogSourceFields
          own={draft.log_sources}
          channels={gaps.channels}
          onChange={(log_sources) => change({ log_sources: [...log_sources] })}
        />
        <EuiSpacer size="l" />
        <WiderFields wider={draft.wider} onChange={(wider) => change({ wider: [...wider] })} />
        <EuiSpacer size="l" />
        <PairFields
          pairs={draft.pairs}
          components={gaps.components.map(({ name }) => name)}
          onChange={(pairs) => change({ pairs: [...pairs] })}
        />
      </EuiFlyoutBody>
      <EuiFlyoutFooter>
        <EuiFlexGroup justifyContent="spaceBetween" alignItems="center" responsive={false}>
          <EuiFlexItem grow={false}>
            <EuiButtonEmpty
              iconType="undo"
              isDisabled={stored.version === null}
              isLoading={reset.isPending}
              onClick={() => stored.version !== null && reset.mutate(stored.version)}
              data-test-subj="resetMapping"
            >
              Back to what was published
            </EuiButtonEmpty>
          </EuiFlexItem>
          <EuiFlexItem grow={false}>
            <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false}>
              {issue && (
                <EuiFlexItem grow={false}>
                  <EuiText size="s" color="danger">
                    {issue.path.join('.')}: {issue.message}
                  </EuiText>
                </EuiFlexItem>
              )}
              <EuiFlexItem grow={false}>
                <EuiButtonEmpty onClick={onClose}>Close</EuiButtonEmpty>
              </EuiFlexItem>
              <EuiFlexItem grow={false}>
                <EuiButton
                  fill
                  isDisabled={
                    !checked.success || JSON.stringify(draft) === JSON.stringify(stored.mapping)
                  }
                  isLoading={save.isPending}
                  onClick={() => store(expected)}
                  data-test-subj="saveMapping"
                >
                  Save
                </EuiButton>
              </EuiFlexItem>
            </EuiFlexGroup>
          </EuiFlexItem>
        </EuiFlexGroup>
      </EuiFlyoutFooter>
    </>
  );
}
