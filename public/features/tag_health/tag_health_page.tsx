import { EuiCallOut, EuiLoadingChart, EuiSpacer, EuiTab, EuiTabs, EuiText } from '@elastic/eui';
import { css } from '@emotion/react';
import { useMemo } from 'react';
import type { Question } from '../../../common/http/coverage';
import type { TagHealthResponse, TagRow } from '../../../common/http/tag_health';
import { FailedPage, NothingToShow } from '../../components/view/nothing_to_show';
import { filterOf, usePageState, useViewQuestion } from '../../components/view/use_view';
import { Page } from '../../components/view/page';
import { useTagHealth } from '../../components/view/use_tag_health';
import { ViewBar } from '../../components/view/view_bar';
import { formatCount } from '../../platform/format';
import { RowFlyout } from './row_flyout';
import { AnalyticTypeTable, CustomTagTable, ProblemTable } from './row_tables';
import { SourceTable } from './source_table';
import { parseRow, printRow, type Section, SECTIONS, TAG_HEALTH_URL } from './use_tag_health';

/** Does the tagging work? Everything shown stands in the address. */
export function TagHealthPage() {
  const { state, problems, change } = usePageState(TAG_HEALTH_URL);
  const filter = useMemo(() => filterOf(state), [state]);
  const { question, sources } = useViewQuestion(filter);
  const health = useTagHealth(question);
  const row = parseRow(state.row);
  const failed = sources.error ?? health.error;
  const retry = () => {
    void sources.refetch();
    if (question !== null) void health.refetch();
  };
  const { data } = health;
  const answered = useMemo(() => question && data && withRange(question, data), [question, data]);
  return (
    <Page name="Tag health" testSubject="tagHealthPage">
      <ViewBar
        view={state}
        loading={health.isFetching || sources.isFetching}
        onChange={(changes) => change(changes)}
        onRefresh={retry}
      />
      {problems.length > 0 && (
        <EuiCallOut
          announceOnMount
          size="s"
          color="warning"
          iconType="warning"
          title="Parts of this address could not be read; their defaults are used"
          text={problems.join('; ')}
          data-test-subj="urlProblems"
        />
      )}
      {failed ? (
        <FailedPage title="The tag health is not known" message={failed.message} onRetry={retry} />
      ) : data === undefined ? (
        <EuiLoadingChart size="xl" css={waitingStyles} data-test-subj="tagHealthLoading" />
      ) : data.reason !== null ? (
        <NothingToShow reason={data.reason} onRange={(range) => change(range)} onRetry={retry} />
      ) : (
        <Health
          data={data}
          section={state.section}
          onSection={(section) => change({ section }, 'replace')}
          onOpen={(opened) => change({ row: printRow(opened) })}
        />
      )}
      {row !== null && answered && (
        <RowFlyout row={row} question={answered} onClose={() => change({ row: null })} />
      )}
    </Page>
  );
}

/** Rows ask about the moment that the page was answered for. */
const withRange = (question: Question, { range }: TagHealthResponse): Question => ({
  ...question,
  filter: { ...question.filter, ...range },
});

const TITLES: Readonly<Record<Section, string>> = {
  problems: 'Problems',
  custom_tags: 'Custom tags',
  analytic_types: 'Analytic types',
};

interface HealthProps {
  readonly data: TagHealthResponse;
  readonly section: Section;
  readonly onSection: (section: Section) => void;
  readonly onOpen: (row: TagRow) => void;
}

function Health({ data, section, onSection, onOpen }: HealthProps) {
  const unknown = data.sources.some(({ status }) => status === 'unknown');
  const { domain, version } = data.catalogue;
  return (
    <>
      <SourceTable sources={data.sources} onOpen={onOpen} />
      <EuiSpacer size="s" />
      {unknown && (
        <EuiCallOut
          announceOnMount
          size="s"
          color="warning"
          iconType="warning"
          title="Some searches failed: the lists below are incomplete, and their numbers lower bounds"
          data-test-subj="incompleteHealth"
        />
      )}
      <EuiTabs size="s" aria-label="What the rule names say">
        {SECTIONS.map((each) => (
          <EuiTab
            key={each}
            isSelected={each === section}
            onClick={() => onSection(each)}
            append={<span>({formatCount(data[each].length + data.left_off[each])})</span>}
            data-test-subj={`tagSection-${each}`}
          >
            {TITLES[each]}
          </EuiTab>
        ))}
      </EuiTabs>
      {section === 'problems' && <ProblemTable problems={data.problems} onOpen={onOpen} />}
      {section === 'custom_tags' && <CustomTagTable tags={data.custom_tags} onOpen={onOpen} />}
      {section === 'analytic_types' && (
        <AnalyticTypeTable types={data.analytic_types} onOpen={onOpen} />
      )}
      <EuiText size="xs" color="subdued">
        {data.left_off[section] > 0 &&
          `${formatCount(data.left_off[section])} more are left off: there are too many to list. `}
        Checked against ATT&CK {domain} {version}.
      </EuiText>
    </>
  );
}

const waitingStyles = css`
  margin: 64px auto;
`;
