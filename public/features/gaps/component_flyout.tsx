import {
  EuiBadge,
  EuiBasicTable,
  EuiFlyout,
  EuiFlyoutBody,
  EuiFlyoutHeader,
  EuiInMemoryTable,
  EuiSpacer,
  EuiText,
  EuiTitle,
  useGeneratedHtmlId,
} from '@elastic/eui';
import type { GapComponent, GapsResponse, GapTechnique } from '../../../common/http/gaps';
import { JudgementForm } from '../../components/judgements/judgement_form';
import { AppLink } from '../../components/view/app_link';
import { formatCount, formatTime, plural } from '../../platform/format';
import { useServices } from '../../platform/services';
import { ARRIVES, nameOfLogEvent, SILENCE } from './words';

export interface ComponentFlyoutProps {
  readonly component: GapComponent;
  readonly gaps: GapsResponse;
  /** Query string of the same view in the matrix. */
  readonly matrixSearch: (more: Readonly<Record<string, string>>) => string;
  readonly onClose: () => void;
}

/** One data component: what stands for it and arrives, its techniques, and what somebody judged. */
export function ComponentFlyout({ component, gaps, matrixSearch, onClose }: ComponentFlyoutProps) {
  const titleId = useGeneratedHtmlId({ prefix: 'component' });
  const { core } = useServices();
  const { id, name, arrives, silence, techniques } = component;
  return (
    <EuiFlyout onClose={onClose} size="l" aria-labelledby={titleId} data-test-subj="gapComponent">
      <EuiFlyoutHeader hasBorder>
        <EuiTitle size="s">
          <h2 id={titleId}>{name}</h2>
        </EuiTitle>
        <EuiText size="s" color="subdued">
          {id}, arrives: {ARRIVES[arrives].toLowerCase()}, {SILENCE[silence.status]}
          {silence.last_event !== null &&
            `, last event ${formatTime(silence.last_event, core.uiSettings)}`}
        </EuiText>
        <AppLink
          path="/matrix"
          search={matrixSearch({ components: id, color_by: 'state' })}
          testSubject="showInMatrix"
        >
          Show its {plural(techniques.observable.length, 'technique')} in the matrix
        </AppLink>
      </EuiFlyoutHeader>
      <EuiFlyoutBody>
        <LogEvents component={component} gaps={gaps} />
        <EuiSpacer size="m" />
        <JudgementForm
          key={component.judgement}
          subject={{ kind: 'component', name }}
          stored={gaps.judgements.find(
            ({ judgement: { subject } }) => subject.kind === 'component' && subject.name === name
          )}
        />
        <EuiSpacer size="m" />
        <Techniques component={component} gaps={gaps} matrixSearch={matrixSearch} />
      </EuiFlyoutBody>
    </EuiFlyout>
  );
}

type Pair = GapComponent['log_events'][number];

const BY: Readonly<Record<Pair['by'], string>> = {
  attack: 'ATT&CK',
  ctid: 'Center for Threat-Informed Defense',
  ossem: 'OSSEM-DM',
  proposed: 'this project’s proposal',
  classic: 'the classic data source',
  user: 'this space',
};

function LogEvents({ component, gaps }: Pick<ComponentFlyoutProps, 'component' | 'gaps'>) {
  const { core } = useServices();
  const { log_events, other_log_sources, other_log_source_count } = component;
  return (
    <>
      <EuiTitle size="xxs">
        <h3>Events that stand for it</h3>
      </EuiTitle>
      <EuiBasicTable<Pair>
        tableCaption="Events that stand for the data component"
        items={[...log_events]}
        itemId={({ event }) => String(event)}
        compressed
        noItemsMessage="No event of a Windows log stands for it"
        columns={[
          { name: 'Event', render: ({ event }: Pair) => nameOfLogEvent(gaps.log_events[event]) },
          {
            name: 'Arrives',
            width: '90px',
            render: ({ event }: Pair) => ARRIVES[gaps.log_events[event]?.arrives ?? 'unknown'],
          },
          {
            name: 'Events',
            align: 'right',
            width: '100px',
            render: ({ event }: Pair) => formatCount(gaps.log_events[event]?.events ?? 0),
          },
          {
            name: 'Last event',
            width: '190px',
            render: ({ event }: Pair) => {
              const last = gaps.log_events[event]?.last_event ?? null;
              return last === null ? 'none' : formatTime(last, core.uiSettings);
            },
          },
          {
            name: 'By, fidelity',
            render: ({ by, fidelity, note }: Pair) =>
              `${BY[by]}${fidelity === null ? '' : `, ${fidelity}`}${note === null ? '' : `: ${note}`}`,
          },
        ]}
      />
      {other_log_sources.length > 0 && (
        <EuiText size="xs" color="subdued">
          <p>
            ATT&CK names {plural(other_log_source_count, 'other log source')} for it:{' '}
            {other_log_sources
              .slice(0, 8)
              .map(({ name, channel }) => `${name} (${channel})`)
              .join('; ')}
            {other_log_source_count > 8 && ' …'}
          </p>
        </EuiText>
      )}
    </>
  );
}

function Techniques({
  component,
  gaps,
  matrixSearch,
}: Pick<ComponentFlyoutProps, 'component' | 'gaps' | 'matrixSearch'>) {
  const { observable, sole_source, only_arriving } = component.techniques;
  const wanted = new Set<string>(observable);
  const alone = new Set<string>(sole_source);
  const only = new Set<string>(only_arriving);
  return (
    <>
      <EuiTitle size="xxs">
        <h3>Techniques that need it</h3>
      </EuiTitle>
      <EuiInMemoryTable<GapTechnique>
        tableCaption="Techniques that need the data component"
        items={gaps.techniques.filter(({ id }) => wanted.has(id))}
        itemId="id"
        compressed
        pagination={{ initialPageSize: 10, pageSizeOptions: [10, 25, 50] }}
        search={{ box: { incremental: true, placeholder: 'Find a technique', schema: false } }}
        sorting={{ sort: { field: 'id', direction: 'asc' } }}
        columns={[
          {
            field: 'id',
            name: 'Technique',
            sortable: true,
            render: (id: string, { name }: GapTechnique) => (
              <AppLink
                path="/matrix"
                search={matrixSearch({ technique: id })}
                testSubject={`openTechnique-${id}`}
              >
                {id} {name}
              </AppLink>
            ),
          },
          { field: 'state', name: 'State', sortable: true, width: '110px' },
          {
            name: 'Its data',
            width: '90px',
            render: ({ components }: GapTechnique) =>
              components === null ? '' : `${components.arriving} of ${components.needed}`,
          },
          {
            name: 'Why',
            render: ({ id, why }: GapTechnique) => (
              <span>
                {alone.has(id) && <EuiBadge color="hollow">sole source</EuiBadge>}
                {only.has(id) && <EuiBadge color="hollow">only arriving</EuiBadge>} {why.join(' ')}
              </span>
            ),
          },
        ]}
      />
    </>
  );
}
