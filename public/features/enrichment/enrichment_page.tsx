import { EuiCallOut, EuiSkeletonText, EuiSpacer, EuiTab, EuiTabs, EuiText } from '@elastic/eui';
import { useMemo } from 'react';
import type { EnrichmentOptionsInput } from '../../../common/http/enrichment';
import { FailedPage } from '../../components/view/nothing_to_show';
import { Page } from '../../components/view/page';
import { usePageState } from '../../components/view/use_view';
import { OptionsForm } from './options_form';
import { PipelinePanel } from './pipeline_panel';
import { Backfill, Snippets } from './snippets';
import {
  ENRICHMENT_TABS,
  ENRICHMENT_URL,
  type EnrichmentTab,
  useEnrichment,
  useEnrichmentActions,
} from './use_enrichment';

const TABS: Readonly<Record<EnrichmentTab, string>> = {
  requests: 'Requests for Dev Tools',
  recipes: 'Logstash, Winlogbeat, Elastic Agent',
  backfill: 'Events stored already',
};

/** Splitting rule names when events arrive: installed here, or by hand with what this page shows. */
export function EnrichmentPage() {
  const { state, problems, change } = usePageState(ENRICHMENT_URL);
  const { name, field, prefix, tab } = state;
  const options = useMemo<EnrichmentOptionsInput>(
    () => ({ name, rule_name_fields: field, target_prefix: prefix }),
    [name, field, prefix]
  );
  return (
    <Page name="Enrichment" narrow testSubject="enrichmentPage">
      <EuiText size="s">
        <p>
          An ingest pipeline, or a Logstash filter, writes what the rule name says into fields of
          its own when events arrive: {prefix}technique_id, {prefix}technique_name and one for each
          custom tag.
        </p>
      </EuiText>
      {problems.length > 0 && (
        <EuiCallOut
          announceOnMount
          size="s"
          color="warning"
          title="Parts of this address could not be read; their defaults are used"
          text={problems.join('; ')}
        />
      )}
      <OptionsForm
        key={JSON.stringify(options)}
        options={options}
        onChange={(next) =>
          change({
            name: next.name,
            field: next.rule_name_fields,
            prefix: next.target_prefix,
          })
        }
      />
      <Pipeline options={options} tab={tab} onTab={(next) => change({ tab: next }, 'replace')} />
    </Page>
  );
}

function Pipeline({
  options,
  tab,
  onTab,
}: {
  readonly options: EnrichmentOptionsInput;
  readonly tab: EnrichmentTab;
  readonly onTab: (tab: EnrichmentTab) => void;
}) {
  const { data, error, refetch } = useEnrichment(options);
  const actions = useEnrichmentActions(options);
  if (error) {
    return (
      <FailedPage
        title="The pipeline is not known"
        message={error.message}
        onRetry={() => void refetch()}
      />
    );
  }
  if (data === undefined) return <EuiSkeletonText lines={8} data-test-subj="enrichmentLoading" />;
  return (
    <>
      <PipelinePanel answer={data} options={options} actions={actions} />
      <EuiTabs size="s" aria-label="By hand">
        {ENRICHMENT_TABS.map((each) => (
          <EuiTab
            key={each}
            isSelected={each === tab}
            onClick={() => onTab(each)}
            data-test-subj={`enrichmentTab-${each}`}
          >
            {TABS[each]}
          </EuiTab>
        ))}
      </EuiTabs>
      <div>
        <EuiSpacer size="s" />
        {tab === 'requests' && <Snippets snippets={data.requests} />}
        {tab === 'recipes' && <Snippets snippets={data.recipes} />}
        {tab === 'backfill' && <Backfill options={options} />}
      </div>
    </>
  );
}
