import { EuiButtonEmpty } from '@elastic/eui';
import { lazy, Suspense, useState } from 'react';
import type { QueriedTags } from '../../../common/explain/tag_query';
import {
  type DataView,
  dataViewFor,
  hasDiscover,
  listDataViews,
} from '../../platform/discover/data_views';
import { discoverPath } from '../../platform/discover/discover_path';
import { useServices } from '../../platform/services';

const ChooseDataView = lazy(async () => ({
  default: (await import('./choose_data_view')).ChooseDataView,
}));

export interface DiscoverButtonProps {
  readonly asked: QueriedTags;
  /** Of the view: `now-7d`, or ISO. */
  readonly range: { readonly from: string; readonly to: string };
  /** Beside other sources' buttons: which one this is. */
  readonly isNamed: boolean;
}

/**
 * Opens the events behind a number in Discover: at once where a data view of the source's indices is there, else after
 * the user has chosen or created one. Nothing where the host has no Discover: the app's own table of events is there.
 */
export function DiscoverButton({ asked, range, isNamed }: DiscoverButtonProps) {
  const { core } = useServices();
  const [isAsking, setAsking] = useState(false);
  /** What there is to choose from; null while nothing is to be chosen. */
  const [choice, setChoice] = useState<readonly DataView[] | null>(null);
  if (!hasDiscover(core)) return null;
  const { source } = asked;
  const wanted = { title: source.index_pattern, time_field: source.fields.time };
  const open = (dataViewId: string) =>
    void core.application.navigateToApp('discover', {
      path: discoverPath(asked, range, dataViewId),
    });
  const find = async () => {
    setAsking(true);
    try {
      const views = await listDataViews(core.http);
      const found = dataViewFor(views, wanted);
      if (found === undefined) setChoice(views);
      else open(found.id);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      core.notifications.toasts.addDanger(`The data views could not be read: ${reason}`);
    } finally {
      setAsking(false);
    }
  };
  return (
    <>
      <EuiButtonEmpty
        size="xs"
        iconType="discoverApp"
        isLoading={isAsking}
        onClick={() => void find()}
        data-test-subj="openInDiscover"
      >
        Open in Discover{isNamed ? `: ${source.name}` : ''}
      </EuiButtonEmpty>
      {choice !== null && (
        <Suspense fallback={null}>
          <ChooseDataView
            views={choice}
            wanted={wanted}
            onChoose={open}
            onClose={() => setChoice(null)}
          />
        </Suspense>
      )}
    </>
  );
}
