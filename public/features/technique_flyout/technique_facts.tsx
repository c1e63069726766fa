import {
  EuiBadge,
  EuiBasicTable,
  EuiFlexGroup,
  EuiFlexItem,
  EuiSkeletonText,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import { useMemo } from 'react';
import type { TechniqueId } from '../../../common/attack/ids';
import type { ComponentArrival, Fact, FactsResponse } from '../../../common/http/facts';
import { TechniqueRules } from '../../components/detection_rules/technique_rules';
import { JudgementForm } from '../../components/judgements/judgement_form';
import { useJudgements } from '../../components/judgements/use_judgements';
import { STATE_MEANING } from '../../components/view/state_words';
import { useFacts } from '../../components/view/use_coverage';
import { formatCount, formatTime } from '../../platform/format';
import { useServices } from '../../platform/services';
import type { TechniqueQuestion } from './use_technique';

const FACTS = ['potential', 'configured', 'observed', 'alerted', 'validated'] as const;

const WORDS: Readonly<Record<Fact, string>> = {
  yes: 'yes',
  no: 'no',
  unknown: 'unknown',
  not_assessed: 'not assessed',
};

export interface TechniqueFactsProps {
  readonly id: TechniqueId;
  readonly question: TechniqueQuestion;
}

/** The five facts about a technique itself, the one state that they make, and which of its data arrive. */
export function TechniqueFacts({ id, question }: TechniqueFactsProps) {
  const { filter, sources } = question;
  const asked = useMemo(() => ({ filter, sources }), [filter, sources]);
  const { data, error } = useFacts(asked, filter.platform, true);
  return (
    <section data-test-subj="techniqueFacts">
      <EuiTitle size="xxs">
        <h3>What is known of {id} itself</h3>
      </EuiTitle>
      <EuiSpacer size="xs" />
      {error ? (
        <EuiText size="s" color="danger">
          <p>Not known: {error.message}</p>
        </EuiText>
      ) : data === undefined ? (
        <EuiSkeletonText lines={2} />
      ) : (
        <KnownFacts id={id} data={data} />
      )}
      <TechniqueJudgement id={id} />
      <EuiSpacer size="m" />
      <TechniqueRules id={id} filter={filter} />
      <EuiSpacer size="m" />
    </section>
  );
}

/** What somebody judged of the technique, and the form for it; what cannot be read is said by the facts already. */
function TechniqueJudgement({ id }: { readonly id: TechniqueId }) {
  const { data } = useJudgements();
  if (data === undefined) return null;
  const stored = data.judgements.find(
    ({ judgement: { subject } }) => subject.kind === 'technique' && subject.id === id
  );
  return (
    <JudgementForm
      key={`${id} ${stored?.version}`}
      subject={{ kind: 'technique', id }}
      stored={stored}
    />
  );
}

function KnownFacts({ id, data }: { readonly id: TechniqueId; readonly data: FactsResponse }) {
  const facts = data.techniques.find((technique) => technique.id === id);
  if (facts === undefined) {
    return (
      <EuiText size="s">
        <p>It is not on this platform, so nothing was assessed.</p>
      </EuiText>
    );
  }
  const { components, judged_by = [] } = facts;
  const needed = new Set([...(components?.arriving_ids ?? []), ...(components?.missing_ids ?? [])]);
  return (
    <>
      <EuiText size="s">
        <p>{STATE_MEANING[facts.state]}</p>
      </EuiText>
      <EuiSpacer size="xs" />
      <EuiFlexGroup gutterSize="xs" wrap responsive={false}>
        {FACTS.map((fact) => (
          <EuiFlexItem grow={false} key={fact}>
            <EuiBadge color={facts[fact] === 'yes' ? 'primary' : 'hollow'}>
              {fact}: {WORDS[facts[fact]]}
            </EuiBadge>
          </EuiFlexItem>
        ))}
      </EuiFlexGroup>
      {judged_by.length > 0 && (
        <EuiText size="xs" color="subdued">
          <p>Judged by hand: {judged_by.join(', ')}</p>
        </EuiText>
      )}
      <EuiSpacer size="xs" />
      <Components components={data.components.filter((component) => needed.has(component.id))} />
    </>
  );
}

function Components({ components }: { readonly components: readonly ComponentArrival[] }) {
  const { core } = useServices();
  if (components.length === 0) return null;
  return (
    <EuiBasicTable<ComponentArrival>
      tableCaption="Data components that the technique needs, and whether they arrive"
      items={[...components]}
      itemId="id"
      compressed
      tableLayout="auto"
      responsiveBreakpoint={false}
      columns={[
        { field: 'name', name: 'Data component' },
        {
          name: 'Arrives',
          width: '80px',
          render: ({ arrives }: ComponentArrival) => WORDS[arrives],
        },
        {
          name: 'Events',
          align: 'right',
          width: '100px',
          render: ({ arrives, events }: ComponentArrival) =>
            arrives === 'unknown' ? `at least ${formatCount(events)}` : formatCount(events),
        },
        {
          name: 'Last event',
          width: '190px',
          render: ({ last_event }: ComponentArrival) =>
            last_event === null ? 'none' : formatTime(last_event, core.uiSettings),
        },
      ]}
    />
  );
}
