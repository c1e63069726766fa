import {
  EuiBadge,
  EuiCallOut,
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
import { useMemo, useRef, useState } from 'react';
import type { TechniqueId } from '../../../common/attack/ids';
import { isOnPlatform } from '../../../common/attack/platforms';
import type { MatrixCatalogue } from '../../../common/http/catalogue';
import type { CoverageResponse, Question } from '../../../common/http/coverage';
import { TechniqueLinks } from '../../components/links/technique_links';
import { plural } from '../../platform/format';
import type { UrlState } from '../../platform/url_state';
import { AttackTab } from './attack_tab';
import { EventsTab } from './events_tab';
import { ExplainTab } from './explain_tab';
import { OverviewTab } from './overview_tab';
import { countedTechniques, queriesOf, rawRows } from './raw_rows';
import { useFlyoutKeyboard } from './use_flyout_keyboard';

export interface TechniqueFlyoutProps {
  readonly id: TechniqueId;
  readonly tab: UrlState['tab'];
  readonly catalogue: MatrixCatalogue;
  readonly coverage: CoverageResponse | undefined;
  /** Its platform chooses the sub-techniques, as it does in the cell. */
  readonly question: Question;
  readonly onTab: (tab: UrlState['tab']) => void;
  readonly onTechnique: (id: TechniqueId) => void;
  readonly onRange: (range: { from: string; to: string }) => void;
  readonly onShowSuppressed: () => void;
  readonly onClose: () => void;
}

/** A flyout that pushes is no portal, so EUI does not know of the host's fixed header. */
const BELOW_HEADER = { insetBlockStart: 'var(--attackCoverageTop, 0px)' };

const TABS = [
  { id: 'overview', label: 'Overview' },
  { id: 'events', label: 'Raw events' },
  { id: 'attack', label: 'ATT&CK' },
  { id: 'explain', label: 'Explain this number' },
] as const;

/** One technique: how much of it there is, from where, and the events themselves. */
export function TechniqueFlyout(props: TechniqueFlyoutProps) {
  const { id, tab, catalogue, coverage, question, onTab, onClose } = props;
  const titleId = useGeneratedHtmlId({ prefix: 'techniqueFlyout' });
  const technique = catalogue.techniques.find((candidate) => candidate.id === id);
  const { platform } = question.filter;
  const children = useMemo(() => subTechniques(catalogue, id, platform), [catalogue, id, platform]);
  const title = useRef<HTMLHeadingElement>(null);
  useFlyoutKeyboard(title, id, onClose);
  // A cell counts what it rolls up, so the flyout begins with the same.
  const [withSubs, setWithSubs] = useState(true);
  const asked = useMemo(
    () => ({ ...question, with_sub_techniques: withSubs && children.length > 0 }),
    [question, withSubs, children.length]
  );
  const queries = useMemo(() => {
    if (coverage === undefined) return [];
    return queriesOf(
      rawRows(countedTechniques({ id, question: asked, subTechniques: children, coverage })),
      asked
    );
  }, [id, asked, children, coverage]);
  return (
    <EuiFlyout
      type="push"
      pushMinBreakpoint="xl"
      size={620}
      onClose={onClose}
      aria-labelledby={titleId}
      ownFocus={false}
      outsideClickCloses={false}
      role="region"
      style={BELOW_HEADER}
      data-test-subj="techniqueFlyout"
    >
      <EuiFlyoutHeader hasBorder>
        <EuiTitle size="s">
          <h2 id={titleId} ref={title} tabIndex={-1}>
            {id} {technique?.name ?? 'is not in this ATT&CK version'}
          </h2>
        </EuiTitle>
        <EuiSpacer size="s" />
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
          alignItems="center"
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
                label={`With ${plural(children.length, 'sub-technique')}`}
                checked={withSubs}
                onChange={({ target }) => setWithSubs(target.checked)}
                data-test-subj="withSubTechniques"
              />
            </EuiFlexItem>
          )}
        </EuiFlexGroup>
      </EuiFlyoutHeader>
      <EuiFlyoutBody>
        {technique === undefined ? (
          <NotLive id={id} catalogue={catalogue} onTechnique={props.onTechnique} />
        ) : tab === 'overview' ? (
          <OverviewTab
            id={id}
            question={asked}
            isSuppressing={
              question.filter.suppressed === 'exclude' &&
              (coverage?.hidden.by_suppression.length ?? 0) > 0
            }
            onRange={props.onRange}
            onShowSuppressed={props.onShowSuppressed}
          />
        ) : tab === 'events' ? (
          <EventsTab id={id} question={asked} queries={queries} />
        ) : tab === 'attack' ? (
          <AttackTab id={id} catalogue={catalogue} />
        ) : (
          <ExplainTab
            id={id}
            question={asked}
            subTechniques={children}
            coverage={coverage}
            queries={queries}
          />
        )}
      </EuiFlyoutBody>
    </EuiFlyout>
  );
}

/** Those that the cell rolls up. */
const subTechniques = ({ techniques }: MatrixCatalogue, id: TechniqueId, platform: string) =>
  techniques.filter(
    ({ parent_id, platforms }) =>
      parent_id === id && (platform === 'all' || isOnPlatform(platforms, platform))
  );

/** An address may name a technique that ATT&CK has since revoked. */
function NotLive({
  id,
  catalogue,
  onTechnique,
}: Pick<TechniqueFlyoutProps, 'id' | 'catalogue' | 'onTechnique'>) {
  const current = catalogue.retired.find((old) => old.id === id)?.current_id ?? null;
  return (
    <EuiCallOut
      size="s"
      color="warning"
      iconType="warning"
      title={current === null ? `${id} names no live technique` : `${id} was revoked`}
      {...(current !== null && {
        text: `Its events count for ${current}.`,
        actionProps: {
          primary: {
            children: `Open ${current}`,
            onClick: () => onTechnique(current),
            'data-test-subj': 'openCurrentTechnique',
          },
        },
      })}
      data-test-subj="techniqueNotLive"
    />
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
      <TechniqueLinks technique={technique} />
    </EuiFlexGroup>
  );
}
