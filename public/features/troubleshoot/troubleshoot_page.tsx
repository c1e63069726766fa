import { EuiSkeletonText, EuiText } from '@elastic/eui';
import { useMemo, useState } from 'react';
import type { EventChoice } from '../../../common/http/troubleshoot';
import { FailedPage } from '../../components/view/nothing_to_show';
import { Page } from '../../components/view/page';
import { filterOf, usePageState, useViewQuestion } from '../../components/view/use_view';
import { ViewBar } from '../../components/view/view_bar';
import { EventForm } from './event_form';
import { Explanation } from './explanation';
import { TROUBLESHOOT_URL, useTroubleshoot } from './use_troubleshoot';

/** Takes one event and explains each step from its rule name to a cell of the matrix. */
export function TroubleshootPage() {
  const { state, change } = usePageState(TROUBLESHOOT_URL);
  const { index, id } = state;
  const filter = useMemo(() => filterOf(state), [state]);
  const { question, sources } = useViewQuestion(filter);
  const [pasted, setPasted] = useState<EventChoice | null>(null);
  const stored = useMemo<EventChoice | null>(
    () => (index === '' || id === '' ? null : { kind: 'stored', index, id }),
    [index, id]
  );
  const event = pasted ?? stored;
  const answer = useTroubleshoot(question, event);
  const failed = sources.error ?? answer.error;
  const retry = () => {
    if (sources.isError) void sources.refetch();
    if (question !== null && event !== null) void answer.refetch();
  };
  return (
    <Page
      name="Troubleshoot"
      heading="Why is an event counted, or not?"
      narrow
      testSubject="troubleshootPage"
    >
      <ViewBar
        view={state}
        loading={answer.isFetching || sources.isFetching}
        onChange={(changes) => change(changes)}
        onRefresh={retry}
      />
      <EventForm
        stored={{ index, id }}
        loading={answer.isFetching}
        onStored={(chosen) => {
          setPasted(null);
          if (chosen.index === index && chosen.id === id) retry();
          else change(chosen);
        }}
        onPasted={setPasted}
      />
      {failed ? (
        <FailedPage
          title="The event could not be explained"
          message={failed.message}
          onRetry={retry}
        />
      ) : event === null ? (
        <EuiText size="s" color="subdued" data-test-subj="noEventYet">
          <p>
            Name an event by its index and id, as Discover shows them in an expanded document, or
            paste it. The steps from its rule name to a cell of the matrix are then explained for
            the time range, query and platform above. Tag health links its events here.
          </p>
        </EuiText>
      ) : answer.data === undefined ? (
        <EuiSkeletonText lines={10} data-test-subj="troubleshootLoading" />
      ) : (
        <Explanation answer={answer.data} view={state} />
      )}
    </Page>
  );
}
