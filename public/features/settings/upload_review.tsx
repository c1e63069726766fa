import {
  EuiButton,
  EuiButtonEmpty,
  EuiDescriptionList,
  EuiFieldText,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiText,
} from '@elastic/eui';
import { useState } from 'react';
import type { CatalogueEntry } from '../../../common/http/catalogue';
import { catalogueVersionSchema } from '../../../common/http/catalogue_uploads';
import { formatCount } from '../../platform/format';
import type { ReducedBundle } from './catalogue_upload/messages';
import { versionInFileName } from './catalogue_upload/version_in_file_name';
import { ComparisonView } from './comparison_view';
import { DOMAIN_NAMES, titleOf } from './domain_names';
import type { CatalogueUpload, ComparedWith } from './use_catalogue_upload';

export interface UploadReviewProps {
  readonly bundle: ReducedBundle;
  readonly compared: ComparedWith | null;
  readonly catalogues: readonly CatalogueEntry[];
  readonly onStore: CatalogueUpload['store'];
  readonly onCancel: () => void;
}

/** What a bundle holds, before anything is stored. */
export function UploadReview({
  bundle,
  compared,
  catalogues,
  onStore,
  onCancel,
}: UploadReviewProps) {
  const { summary, file_name } = bundle;
  const [version, setVersion] = useState(summary.version ?? versionInFileName(file_name) ?? '');
  const valid = catalogueVersionSchema.safeParse(version).success;
  const same = catalogues.find(
    (entry) =>
      entry.domain === summary.domain && entry.version === version && entry.uploaded !== null
  );
  return (
    <div data-test-subj="uploadReview">
      <EuiText size="s">
        <p>
          <strong>{file_name}</strong> is ATT&CK {DOMAIN_NAMES[summary.domain]}{' '}
          {summary.version ?? 'of a version that the file does not say'}.
        </p>
      </EuiText>
      <Contents bundle={bundle} />
      {compared !== null && (
        <ComparisonView
          comparison={compared.comparison}
          with={titleOf({ domain: summary.domain, version: compared.version })}
        />
      )}
      {summary.version === null && (
        <EuiFormRow
          label="Version"
          helpText="STIX 2.0 files do not name their release."
          isInvalid={!valid}
          error="Letters, digits, dots and dashes, such as 15.1"
        >
          <EuiFieldText
            value={version}
            isInvalid={!valid}
            onChange={({ target }) => setVersion(target.value.trim())}
            data-test-subj="bundleVersion"
          />
        </EuiFormRow>
      )}
      {same && (
        <EuiText size="s" color="warning">
          <p>{titleOf(same)} was uploaded before: it will be replaced.</p>
        </EuiText>
      )}
      <EuiFlexGroup gutterSize="s" responsive={false}>
        <EuiFlexItem grow={false}>
          <EuiButton
            fill
            size="s"
            isDisabled={!valid}
            onClick={() => onStore(bundle, version, same?.uploaded?.version ?? null)}
            data-test-subj="storeCatalogue"
          >
            {same ? 'Replace' : 'Store'}
          </EuiButton>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButtonEmpty size="s" onClick={onCancel} data-test-subj="discardBundle">
            Discard
          </EuiButtonEmpty>
        </EuiFlexItem>
      </EuiFlexGroup>
    </div>
  );
}

function Contents({ bundle: { summary, descriptions } }: Pick<UploadReviewProps, 'bundle'>) {
  const counts: readonly (readonly [string, number])[] = [
    ['Tactics', summary.tactics],
    ['Techniques', summary.techniques],
    ['Sub-techniques', summary.sub_techniques],
    ['Revoked', summary.revoked],
    ['Deprecated', summary.deprecated],
    ['Data components', summary.data_components],
    ['Groups', summary.groups],
    ['Software', summary.software],
    ['Texts', Object.keys(descriptions).length],
  ];
  return (
    <EuiDescriptionList
      compressed
      type="inline"
      listItems={counts.map(([title, count]) => ({ title, description: formatCount(count) }))}
      data-test-subj="bundleContents"
    />
  );
}
