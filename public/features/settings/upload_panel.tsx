import {
  EuiButton,
  EuiButtonEmpty,
  EuiCallOut,
  EuiFilePicker,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiPanel,
  EuiProgress,
  EuiSelect,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import { useState } from 'react';
import { DOMAINS, type Domain } from '../../../common/attack/catalogue';
import { API_BASE } from '../../../common/http/endpoint';
import type { CataloguesResponse } from '../../../common/http/catalogue';
import { useServices } from '../../platform/services';
import { DOMAIN_NAMES, titleOf } from './domain_names';
import { UploadReview } from './upload_review';
import { type CatalogueUpload, type UploadState, useCatalogueUpload } from './use_catalogue_upload';

/** Adds a release: a file of the user's, or the newest from MITRE where that is allowed. */
export function UploadPanel({ data }: { readonly data: CataloguesResponse }) {
  const upload = useCatalogueUpload();
  const { state } = upload;
  return (
    <EuiPanel hasBorder hasShadow={false} data-test-subj="uploadPanel">
      <EuiTitle size="xxs">
        <h2>Add a version</h2>
      </EuiTitle>
      {state.kind === 'working' ? (
        <Working state={state} onCancel={upload.cancel} />
      ) : state.kind === 'review' ? (
        <UploadReview
          bundle={state.bundle}
          compared={state.compared}
          catalogues={data.catalogues}
          onStore={upload.store}
          onCancel={upload.cancel}
        />
      ) : (
        <>
          <Outcome state={state} />
          <EuiSpacer size="s" />
          <ChooseBundle data={data} onRead={upload.read} />
        </>
      )}
    </EuiPanel>
  );
}

interface ChooseBundleProps {
  readonly data: CataloguesResponse;
  readonly onRead: CatalogueUpload['read'];
}

function ChooseBundle({ data, onRead }: ChooseBundleProps) {
  return (
    <EuiFlexGroup gutterSize="l" wrap>
      <EuiFlexItem style={{ minWidth: 320 }}>
        <EuiFormRow
          fullWidth
          label="Official STIX bundle"
          helpText="Any release since 2018, Enterprise, Mobile or ICS, .json or .json.gz. It is reduced in your browser; only facts and texts are sent, some 2 MB."
        >
          <EuiFilePicker
            fullWidth
            accept=".json,.gz,application/json,application/gzip"
            initialPromptText="Choose or drop a bundle, such as enterprise-attack.json"
            onChange={(files) => {
              const file = files?.[0];
              if (file) onRead({ kind: 'file', file });
            }}
            data-test-subj="bundleFile"
          />
        </EuiFormRow>
      </EuiFlexItem>
      <EuiFlexItem style={{ minWidth: 280 }}>
        <Download data={data} onRead={onRead} />
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}

function Download({ data, onRead }: ChooseBundleProps) {
  const { core } = useServices();
  const [domain, setDomain] = useState<Domain>('enterprise');
  const allowed = data.settings.value.allow_download;
  const address = data.download_addresses[domain];
  const start = () =>
    onRead({
      kind: 'download',
      url: core.http.basePath.prepend(`${API_BASE}/catalogues/${domain}/download`),
      name: address.slice(address.lastIndexOf('/') + 1),
    });
  return (
    <EuiFormRow
      fullWidth
      label="Newest release from MITRE"
      helpText={
        allowed
          ? `The server fetches ${address}`
          : 'Not allowed here: switch it on below, or ask an administrator.'
      }
    >
      <EuiFlexGroup gutterSize="s" responsive={false}>
        <EuiFlexItem>
          <EuiSelect
            aria-label="Domain to fetch"
            options={DOMAINS.map((value) => ({ value, text: DOMAIN_NAMES[value] }))}
            value={domain}
            disabled={!allowed}
            onChange={({ target }) => setDomain(DOMAINS.find((d) => d === target.value) ?? domain)}
            data-test-subj="downloadDomain"
          />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButton
            iconType="download"
            isDisabled={!allowed}
            onClick={start}
            data-test-subj="downloadBundle"
          >
            Fetch
          </EuiButton>
        </EuiFlexItem>
      </EuiFlexGroup>
    </EuiFormRow>
  );
}

const STEPS = {
  fetching: 'The server fetches the bundle',
  reading: 'Reading the file',
  reducing: 'Picking out the facts',
  sending: 'Sending the catalogue',
} as const;

function Working({
  state: { step, share },
  onCancel,
}: {
  readonly state: Extract<UploadState, { kind: 'working' }>;
  readonly onCancel: () => void;
}) {
  return (
    <div role="status" aria-live="polite" data-test-subj="uploadWorking">
      <EuiText size="s">
        <p>{STEPS[step]}…</p>
      </EuiText>
      {share === null ? (
        <EuiProgress size="s" aria-label={STEPS[step]} />
      ) : (
        <EuiProgress
          size="s"
          max={100}
          value={Math.round(share * 100)}
          valueText
          label={STEPS[step]}
          aria-label={STEPS[step]}
        />
      )}
      <EuiButtonEmpty size="s" iconType="cross" onClick={onCancel} data-test-subj="cancelUpload">
        Cancel
      </EuiButtonEmpty>
    </div>
  );
}

function Outcome({ state }: { readonly state: UploadState }) {
  if (state.kind === 'stored') {
    return (
      <EuiCallOut
        announceOnMount
        size="s"
        color="success"
        iconType="check"
        title={`${titleOf(state.catalogue)} is stored. Choose “Use” above to count against it.`}
        data-test-subj="uploadStored"
      />
    );
  }
  if (state.kind !== 'failed') return null;
  return (
    <EuiCallOut
      announceOnMount
      size="s"
      color="danger"
      iconType="error"
      title="Nothing was stored"
      text={state.message}
      data-test-subj="uploadFailed"
    />
  );
}
