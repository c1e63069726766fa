import { EuiSwitch, EuiText } from '@elastic/eui';
import type { CatalogueEntry, CataloguesResponse } from '../../../common/http/catalogue';
import { CataloguesTable } from './catalogues_table';
import { ChangeFailed, Problems, TabFailed, TabLoading } from './tab_states';
import { UploadPanel } from './upload_panel';
import { useCatalogues, useChangeSettings, useDeleteCatalogue } from './use_catalogues';

/** ATT&CK releases: which there are, which is in use, and how others come in. */
export function CataloguesTab() {
  const catalogues = useCatalogues();
  if (catalogues.data) return <Catalogues data={catalogues.data} />;
  if (catalogues.error) {
    return (
      <TabFailed
        title="The ATT&CK versions are not known"
        message={catalogues.error.message}
        onRetry={() => void catalogues.refetch()}
      />
    );
  }
  return <TabLoading what="Reading ATT&CK versions" />;
}

function Catalogues({ data }: { readonly data: CataloguesResponse }) {
  const change = useChangeSettings();
  const remove = useDeleteCatalogue();
  const { value, version } = data.settings;
  const failure = change.error ?? remove.error;
  const use = ({ domain, version: chosen, origin }: CatalogueEntry) => {
    remove.reset();
    change.mutate({
      expected: version,
      settings: {
        ...value,
        in_use: { ...value.in_use, [domain]: choiceOf(data, domain, chosen, origin) },
      },
    });
  };
  return (
    <>
      <EuiText size="s" color="subdued">
        <p>
          Names, tactics and successors of revoked ids come from the version in use, for everybody
          in this space. Built-in versions hold facts alone; an official bundle adds ATT&CK’s own
          texts.
        </p>
      </EuiText>
      <Problems messages={data.problems} />
      {failure && <ChangeFailed message={failure.message} />}
      <CataloguesTable
        catalogues={data.catalogues}
        busy={change.isPending || remove.isPending}
        onUse={use}
        onDelete={(entry) => {
          change.reset();
          remove.mutate(entry);
        }}
      />
      <UploadPanel data={data} />
      <EuiSwitch
        compressed
        label="Allow fetching releases from MITRE at the press of a button"
        checked={value.allow_download}
        disabled={change.isPending}
        onChange={({ target }) =>
          change.mutate({
            expected: version,
            settings: { ...value, allow_download: target.checked },
          })
        }
        data-test-subj="allowDownload"
      />
    </>
  );
}

/** The newest built-in one is what is used without a choice: so it follows the plugin's upgrades. */
function choiceOf(
  { catalogues }: CataloguesResponse,
  domain: CatalogueEntry['domain'],
  version: string | null,
  origin: CatalogueEntry['origin']
): string | null {
  const builtIn = catalogues.filter((each) => each.domain === domain && each.origin === 'built_in');
  return origin === 'built_in' && builtIn[0]?.version === version ? null : version;
}
