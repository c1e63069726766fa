import {
  EuiBasicTable,
  EuiCallOut,
  EuiLink,
  EuiSkeletonText,
  EuiSpacer,
  EuiTitle,
} from '@elastic/eui';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { TechniqueId } from '../../../common/attack/ids';
import type { MatrixCatalogue } from '../../../common/http/catalogue';
import {
  type TechniqueKnowledge,
  techniqueKnowledgeEndpoint,
} from '../../../common/http/knowledge';
import { AttackDescription } from '../../components/catalogue/attack_description';
import { AppLink } from '../../components/view/app_link';
import { plural } from '../../platform/format';
import { queryKeys } from '../../platform/query_keys';
import { useServices } from '../../platform/services';
import { FailedTab } from './failed_tab';

export interface AttackTabProps {
  readonly id: TechniqueId;
  readonly catalogue: Pick<MatrixCatalogue, 'domain' | 'version'>;
}

/** What ATT&CK itself says of a technique. */
export function AttackTab({ id, catalogue }: AttackTabProps) {
  const { data, error, refetch } = useTechniqueKnowledge(id, catalogue);
  if (error) return <FailedTab message={error.message} onRetry={() => void refetch()} />;
  if (data === undefined) return <EuiSkeletonText lines={8} data-test-subj="attackLoading" />;
  const release = `ATT&CK ${catalogue.domain} ${catalogue.version ?? ''}`.trim();
  return (
    <div data-test-subj="techniqueAttack">
      {data.description === null ? (
        <NoDescription release={release} />
      ) : (
        <AttackDescription text={data.description} />
      )}
      <Section title="Data components" count={data.data_components.length}>
        <Names entries={data.data_components} kind="datacomponents" />
      </Section>
      <Section title="Analytics and their log sources" count={data.analytics.length}>
        <LogSources knowledge={data} />
      </Section>
      <Section title="Mitigations" count={data.mitigations.length}>
        <Names entries={data.mitigations} kind="mitigations" />
      </Section>
      <Section title="Groups" count={data.groups.length}>
        <Names entries={data.groups} kind="groups" />
      </Section>
      <Section title="Campaigns" count={data.campaigns.length}>
        <Names entries={data.campaigns} kind="campaigns" />
      </Section>
      <Section title="Software" count={data.software.length}>
        <Names entries={data.software} kind="software" />
      </Section>
    </div>
  );
}

function useTechniqueKnowledge(id: TechniqueId, { domain, version }: AttackTabProps['catalogue']) {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.techniqueKnowledge(domain, version, id),
    queryFn: ({ signal }) =>
      api(techniqueKnowledgeEndpoint, {
        params: { domain, version: version ?? 'current', id },
        signal,
      }),
  });
}

const NoDescription = ({ release }: { readonly release: string }) => (
  <EuiCallOut
    size="s"
    iconType="document"
    title={`No descriptions are loaded for ${release}`}
    text={
      <p>
        The built-in catalogue carries facts alone. Upload the official bundle under{' '}
        <AppLink path="/settings/attack" search={{}} testSubject="openCatalogues">
          Settings, ATT&CK versions
        </AppLink>{' '}
        to read ATT&CK&apos;s own text here and to search in it.
      </p>
    }
  />
);

const Section = ({
  title,
  count,
  children,
}: {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}) =>
  count === 0 ? null : (
    <>
      <EuiSpacer size="m" />
      <EuiTitle size="xxs">
        <h3>
          {title} ({count})
        </h3>
      </EuiTitle>
      <EuiSpacer size="xs" />
      {children}
    </>
  );

interface NamesProps {
  readonly entries: readonly { readonly id: string; readonly name: string }[];
  /** As in the address of its page at MITRE. */
  readonly kind: string;
}

const Names = ({ entries, kind }: NamesProps) => (
  <ul css={{ display: 'flex', flexWrap: 'wrap', gap: '4px 16px', fontSize: 13 }}>
    {entries.map(({ id, name }) => (
      <li key={id}>
        {/^[A-Z]+\d+$/.test(id) ? (
          <EuiLink
            href={`https://attack.mitre.org/${kind}/${id}/`}
            target="_blank"
            external={false}
          >
            {name}
          </EuiLink>
        ) : (
          name
        )}{' '}
        {id !== name && id}
      </li>
    ))}
  </ul>
);

interface LogSourceRow {
  readonly key: string;
  readonly analytic: string;
  readonly platforms: string;
  readonly component: string;
  readonly source: string;
}

function LogSources({ knowledge }: { readonly knowledge: TechniqueKnowledge }) {
  const names = new Map(knowledge.data_components.map(({ id, name }) => [id, name]));
  const rows = knowledge.analytics.flatMap(({ id, platforms, log_sources }) =>
    log_sources.map(({ component_id, name, channel }, n): LogSourceRow => ({
      key: `${id} ${n}`,
      analytic: id,
      platforms: platforms.join(', '),
      component: names.get(component_id) ?? component_id,
      source: channel === 'None' ? name : `${name}, ${channel}`,
    }))
  );
  return (
    <EuiBasicTable<LogSourceRow>
      tableCaption={`${plural(rows.length, 'log source')} that ATT&CK's analytics read`}
      items={rows}
      itemId="key"
      compressed
      columns={[
        { field: 'analytic', name: 'Analytic', width: '80px' },
        { field: 'platforms', name: 'Platforms', width: '100px' },
        { field: 'component', name: 'Data component' },
        { field: 'source', name: 'Log source' },
      ]}
    />
  );
}
