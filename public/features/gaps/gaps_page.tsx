import {
  EuiButtonEmpty,
  EuiCallOut,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiLoadingChart,
  EuiSelect,
  EuiTab,
  EuiTabs,
  EuiText,
} from '@elastic/eui';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { REACHES } from '../../../common/gaps/next_steps';
import type { GapsResponse } from '../../../common/http/gaps';
import { useCatalogueKnowledge } from '../../components/catalogue/use_catalogue_knowledge';
import { FailedPage, NothingToShow } from '../../components/view/nothing_to_show';
import { Page } from '../../components/view/page';
import { useMatrixCatalogue } from '../../components/view/use_coverage';
import { useQuestion } from '../../components/view/use_question';
import { filterOf, useFoundSources, usePageState, viewUrl } from '../../components/view/use_view';
import { ViewBar } from '../../components/view/view_bar';
import { formatCount, plural } from '../../platform/format';
import { ComponentFlyout } from './component_flyout';
import { ComponentTable } from './component_table';
import { HostsTab } from './hosts_tab';
import { MappingFlyout } from './mapping_flyout';
import { NextTab } from './next_tab';
import { useGaps } from './use_gaps';

const TABS = [
  { id: 'components', title: 'Data components' },
  { id: 'enable', title: 'Enable next' },
  { id: 'tag', title: 'Tag next' },
  { id: 'hosts', title: 'Hosts' },
] as const;

const URL = viewUrl({
  show: z.enum(['components', 'enable', 'tag', 'hosts']).default('components'),
  /** Id of the component whose flyout is open. */
  component: z.string().max(256).nullable().default(null),
  reach: z.enum(REACHES).default('own'),
  weigh: z.array(z.string().max(32)).max(50).default([]),
  weights: z.string().max(2_000).default(''),
  order: z.enum(['sequence', 'alone']).default('sequence'),
  /** Percent of the hosts that send an event id which others are expected to send, too. */
  usual: z.coerce.number().int().min(0).max(100).default(50),
});
const ANY_VIEW = viewUrl({});

/** What could be seen with the data that arrives, what could not for want of what, and what to do next. */
export function GapsPage() {
  const { state, problems, change } = usePageState(URL);
  const filter = useMemo(() => filterOf(state), [state]);
  const sources = useFoundSources();
  const { question, refresh } = useQuestion(filter, sources.data?.sources);
  const catalogue = useMatrixCatalogue(filter);
  const gaps = useGaps(question, state.platform);
  const knowledge = useCatalogueKnowledge(filter, isNext(state.show));
  const [isMappingOpen, setMappingOpen] = useState(false);
  const failed = sources.error ?? gaps.error;
  const reason = sources.data?.reason ?? gaps.data?.reason ?? null;
  const retry = () => {
    void sources.refetch();
    void gaps.refetch();
    refresh();
  };
  const matrixSearch = (more: Readonly<Record<string, string>>) =>
    [ANY_VIEW.print(filter), new URLSearchParams(more).toString()]
      .filter((part) => part !== '')
      .join('&');
  const component = gaps.data?.components.find(({ id }) => id === state.component);
  return (
    <Page name="Gaps" heading="Gaps per data source" testSubject="gapsPage">
      <ViewBar
        view={state}
        loading={gaps.isFetching || sources.isFetching}
        onChange={change}
        onRefresh={refresh}
      />
      {problems.length > 0 && (
        <EuiCallOut
          announceOnMount
          size="s"
          color="warning"
          iconType="warning"
          title="Parts of this address could not be read; their defaults are used"
          text={problems.join('; ')}
        />
      )}
      {failed ? (
        <FailedPage title="The gaps are not known" message={failed.message} onRetry={retry} />
      ) : reason !== null ? (
        <NothingToShow reason={reason} onRange={(range) => change(range)} onRetry={retry} />
      ) : gaps.data === undefined ? (
        <EuiLoadingChart size="xl" data-test-subj="gapsLoading" />
      ) : (
        <>
          <Incomplete gaps={gaps.data} />
          <Summary
            gaps={gaps.data}
            platforms={platformsOf(catalogue.data?.techniques ?? [], state.platform)}
            onPlatform={(platform) => change({ platform })}
            onMapping={() => setMappingOpen(true)}
          />
          <EuiTabs size="s" aria-label="Gaps">
            {TABS.map(({ id, title }) => (
              <EuiTab
                key={id}
                isSelected={state.show === id}
                onClick={() => change({ show: id })}
                data-test-subj={`gapsTab-${id}`}
              >
                {title}
              </EuiTab>
            ))}
          </EuiTabs>
          {state.show === 'components' && (
            <ComponentTable
              components={gaps.data.components}
              hosts={gaps.data.hosts}
              onOpen={(id) => change({ component: id })}
            />
          )}
          {state.show === 'hosts' && (
            <HostsTab
              question={question}
              usual={state.usual}
              onUsual={(usual) => change({ usual })}
              onHost={(host) => change({ hosts: [host] })}
            />
          )}
          {isNext(state.show) && (
            <>
              {knowledge.error && (
                <EuiCallOut
                  announceOnMount
                  size="s"
                  color="warning"
                  title="Groups and software cannot be weighed by"
                  text={knowledge.error.message}
                />
              )}
              {state.weigh.length > 0 && knowledge.isPending ? (
                <EuiLoadingChart size="xl" data-test-subj="weightsLoading" />
              ) : (
                <NextTab
                  what={state.show}
                  gaps={gaps.data}
                  knowledge={knowledge.data}
                  choice={state}
                  onChoice={(changes) =>
                    change({ ...changes, weigh: [...(changes.weigh ?? state.weigh)] })
                  }
                  matrixSearch={matrixSearch}
                />
              )}
            </>
          )}
          {isMappingOpen && (
            <MappingFlyout gaps={gaps.data} onClose={() => setMappingOpen(false)} />
          )}
          {component !== undefined && (
            <ComponentFlyout
              component={component}
              gaps={gaps.data}
              matrixSearch={matrixSearch}
              onClose={() => change({ component: null })}
            />
          )}
        </>
      )}
    </Page>
  );
}

const isNext = (show: string): show is 'enable' | 'tag' => show === 'enable' || show === 'tag';

const platformsOf = (
  techniques: readonly { readonly platforms: readonly string[] }[],
  chosen: string
): readonly string[] =>
  [...new Set([chosen, ...techniques.flatMap(({ platforms }) => platforms)])]
    .filter((platform) => platform !== 'all')
    .sort();

interface SummaryProps {
  readonly gaps: GapsResponse;
  readonly platforms: readonly string[];
  readonly onPlatform: (platform: string) => void;
  readonly onMapping: () => void;
}

/** The page in one line. */
function Summary({ gaps, platforms, onPlatform, onMapping }: SummaryProps) {
  const { catalogue, components, techniques, hosts, hosts_at_least, platform } = gaps;
  const arriving = components.filter(({ arrives }) => arrives === 'yes').length;
  const observable = techniques.filter(({ potential }) => potential === 'yes').length;
  const unknown = techniques.filter(({ potential }) => potential === 'unknown').length;
  return (
    <EuiFlexGroup alignItems="flexEnd" gutterSize="m" responsive={false} wrap>
      <EuiFlexItem grow={false}>
        <EuiFormRow label="Platform" display="rowCompressed">
          <EuiSelect
            compressed
            value={platform}
            options={[
              { value: 'all', text: 'All platforms' },
              ...platforms.map((value) => ({ value, text: value })),
            ]}
            onChange={({ target }) => onPlatform(target.value)}
            data-test-subj="gapsPlatform"
          />
        </EuiFormRow>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiText size="s" data-test-subj="gapsSummary">
          ATT&CK {catalogue.domain} {catalogue.version}: <strong>{formatCount(arriving)}</strong> of{' '}
          {plural(components.length, 'data component')} arrive, and with them the data of{' '}
          <strong>{formatCount(observable)}</strong> of {plural(techniques.length, 'technique')}
          {unknown > 0 && `; of ${formatCount(unknown)} it is not known`}
          {hosts !== null && `. ${hosts_at_least ? 'At least ' : ''}${plural(hosts, 'host')}`}
        </EuiText>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiButtonEmpty
          size="s"
          flush="both"
          iconType="controls"
          onClick={onMapping}
          data-test-subj="openMapping"
        >
          What stands for a component
        </EuiButtonEmpty>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}

function Incomplete({ gaps: { incomplete, problems } }: { readonly gaps: GapsResponse }) {
  if (incomplete.length + problems.length === 0) return null;
  return (
    <EuiCallOut
      announceOnMount
      size="s"
      color="warning"
      iconType="warning"
      title="Not everything is known: numbers are lower bounds, and what was not seen is unknown"
      text={[
        ...incomplete.map(({ source_id, reason }) => `${source_id}: ${reason}`),
        ...problems,
      ].map((line) => (
        <p key={line}>{line}</p>
      ))}
      data-test-subj="gapsIncomplete"
    />
  );
}
