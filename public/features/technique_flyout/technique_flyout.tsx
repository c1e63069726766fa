import {
  EuiBadge,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFlyout,
  EuiFlyoutBody,
  EuiFlyoutHeader,
  EuiLink,
  EuiSpacer,
  EuiSwitch,
  EuiTab,
  EuiTabs,
  EuiTitle,
  useGeneratedHtmlId,
} from '@elastic/eui';
import { useMemo, useState } from 'react';
import type { TechniqueId } from '../../../common/attack/ids';
import type { MatrixCatalogue } from '../../../common/http/catalogue';
import type { CoverageResponse, Question } from '../../../common/http/coverage';
import type { UrlState } from '../../platform/url_state';
import { EventsTab } from './events_tab';
import { ExplainTab } from './explain_tab';
import { OverviewTab } from './overview_tab';

export interface TechniqueFlyoutProps {
  readonly id: TechniqueId;
  readonly tab: UrlState['tab'];
  readonly catalogue: MatrixCatalogue;
  readonly coverage: CoverageResponse | undefined;
  readonly question: Question;
  readonly onTab: (tab: UrlState['tab']) => void;
  readonly onTechnique: (id: TechniqueId) => void;
  readonly onRange: (range: { from: string; to: string }) => void;
  readonly onClose: () => void;
}

const TABS = [
  { id: 'overview', label: 'Overview' },
  { id: 'events', label: 'Raw events' },
  { id: 'explain', label: 'Explain this number' },
] as const;

/** One technique: how much of it there is, from where, and the events themselves. */
export function TechniqueFlyout(props: TechniqueFlyoutProps) {
  const { id, tab, catalogue, coverage, question, onTab, onClose } = props;
  const titleId = useGeneratedHtmlId({ prefix: 'techniqueFlyout' });
  const technique = catalogue.techniques.find((candidate) => candidate.id === id);
  const children = useMemo(
    () => catalogue.techniques.filter(({ parent_id }) => parent_id === id),
    [catalogue, id]
  );
  // A cell counts what it rolls up, so the flyout begins with the same.
  const [withSubs, setWithSubs] = useState(true);
  const asked = useMemo(
    () => ({ ...question, with_sub_techniques: withSubs && children.length > 0 }),
    [question, withSubs, children.length]
  );
  return (
    <EuiFlyout
      type="push"
      pushMinBreakpoint="xl"
      size={620}
      onClose={onClose}
      aria-labelledby={titleId}
      ownFocus={false}
      outsideClickCloses={false}
      data-test-subj="techniqueFlyout"
    >
      <EuiFlyoutHeader hasBorder>
        <EuiTitle size="s">
          <h2 id={titleId}>
            {id} {technique?.name ?? 'is not in this ATT&CK version'}
          </h2>
        </EuiTitle>
        <EuiSpacer size="xs" />
        {technique && (
          <TechniqueFacts
            technique={technique}
            catalogue={catalogue}
            onTechnique={props.onTechnique}
          />
        )}
        <EuiSpacer size="s" />
        <EuiFlexGroup
          justifyContent="spaceBetween"
          alignItems="flexEnd"
          responsive={false}
          gutterSize="s"
        >
          <EuiFlexItem>
            <EuiTabs bottomBorder={false} size="s">
              {TABS.map(({ id: tabId, label }) => (
                <EuiTab
                  key={tabId}
                  isSelected={tab === tabId}
                  onClick={() => onTab(tabId)}
                  data-test-subj={`techniqueTab-${tabId}`}
                >
                  {label}
                </EuiTab>
              ))}
            </EuiTabs>
          </EuiFlexItem>
          {children.length > 0 && (
            <EuiFlexItem grow={false}>
              <EuiSwitch
                compressed
                label={`With ${children.length} sub-techniques`}
                checked={withSubs}
                onChange={({ target }) => setWithSubs(target.checked)}
                data-test-subj="withSubTechniques"
              />
            </EuiFlexItem>
          )}
        </EuiFlexGroup>
      </EuiFlyoutHeader>
      <EuiFlyoutBody>
        {technique === undefined ? null : tab === 'overview' ? (
          <OverviewTab id={id} question={asked} onRange={props.onRange} />
        ) : tab === 'events' ? (
          <EventsTab id={id} question={asked} />
        ) : (
          <ExplainTab id={id} question={asked} subTechniques={children} coverage={coverage} />
        )}
      </EuiFlyoutBody>
    </EuiFlyout>
  );
}

interface TechniqueFactsProps {
  readonly technique: MatrixCatalogue['techniques'][number];
  readonly catalogue: MatrixCatalogue;
  readonly onTechnique: (id: TechniqueId) => void;
}

/** What ATT&CK says of it: parent, tactics, platforms, its page. */
function TechniqueFacts({ technique, catalogue, onTechnique }: TechniqueFactsProps) {
  const { id, parent_id, tactic_ids, platforms } = technique;
  const tactics = catalogue.tactics.filter((tactic) => tactic_ids.includes(tactic.id));
  const former = catalogue.retired.filter(({ current_id }) => current_id === id);
  return (
    <EuiFlexGroup gutterSize="xs" wrap responsive={false} alignItems="center">
      {parent_id !== null && (
        <EuiFlexItem grow={false}>
          <EuiBadge onClick={() => onTechnique(parent_id)} onClickAriaLabel={`Open ${parent_id}`}>
            of {parent_id}
          </EuiBadge>
        </EuiFlexItem>
      )}
      {tactics.map((tactic) => (
        <EuiFlexItem key={tactic.id} grow={false}>
          <EuiBadge color="primary">{tactic.name}</EuiBadge>
        </EuiFlexItem>
      ))}
      <EuiFlexItem grow={false}>
        <EuiBadge color="hollow">{platforms.join(', ')}</EuiBadge>
      </EuiFlexItem>
      {former.length > 0 && (
        <EuiFlexItem grow={false}>
          <EuiBadge color="hollow">formerly {former.map((old) => old.id).join(', ')}</EuiBadge>
        </EuiFlexItem>
      )}
      <EuiFlexItem grow={false}>
        <EuiLink
          href={`https://attack.mitre.org/techniques/${id.replace('.', '/')}/`}
          target="_blank"
          external
        >
          attack.mitre.org
        </EuiLink>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}
