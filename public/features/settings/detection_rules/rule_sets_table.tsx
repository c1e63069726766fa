import {
  EuiBasicTable,
  EuiButtonIcon,
  EuiConfirmModal,
  EuiIconTip,
  EuiToolTip,
} from '@elastic/eui';
import { useState } from 'react';
import type { ListedRuleSet, RuleOrigin } from '../../../../common/http/rule_sets';
import { useDeleteRuleSet } from '../../../components/detection_rules/use_rule_sets';
import { formatCount, formatTime } from '../../../platform/format';
import { useServices } from '../../../platform/services';
import { ChangeFailed } from '../tab_states';

export const ORIGIN_NAMES: Readonly<Record<RuleOrigin, string>> = {
  elastic_security: 'Elastic Security',
  sigma: 'Sigma',
};

export interface RuleSetsTableProps {
  readonly sets: readonly ListedRuleSet[];
  readonly openId: string | null;
  readonly onOpen: (id: string | null) => void;
}

/** What was read, when and by whom. */
export function RuleSetsTable({ sets, openId, onOpen }: RuleSetsTableProps) {
  const { core } = useServices();
  const wordFor = ({ id }: ListedRuleSet) => (id === openId ? 'Hide' : 'Show');
  const [leaving, setLeaving] = useState<ListedRuleSet | null>(null);
  return (
    <>
      <EuiBasicTable<ListedRuleSet>
        tableCaption="Sets of detection rules"
        tableLayout="auto"
        responsiveBreakpoint={false}
        items={[...sets]}
        rowHeader="name"
        noItemsMessage="No detection rules were read yet, so nothing is known to be configured."
        data-test-subj="ruleSets"
        columns={[
          {
            name: 'Set',
            field: 'name',
            render: (name: string, { problem }: ListedRuleSet) => (
              <>
                {name} {problem !== null && <EuiIconTip type="warning" content={problem} />}
              </>
            ),
          },
          { name: 'From', render: ({ origin }: ListedRuleSet) => ORIGIN_NAMES[origin] },
          {
            name: 'Rules',
            align: 'right',
            render: ({ rules }: ListedRuleSet) => formatCount(rules),
          },
          {
            name: 'Techniques',
            align: 'right',
            render: (set: ListedRuleSet) => formatCount(set.techniques),
          },
          {
            name: 'Rules without technique',
            align: 'right',
            render: (set: ListedRuleSet) => formatCount(set.without_technique),
          },
          {
            name: 'Read',
            render: ({ at, by }: ListedRuleSet) =>
              `${formatTime(at, core.uiSettings)}${by === null ? '' : `, ${by}`}`,
          },
          {
            name: 'Actions',
            align: 'right',
            render: (set: ListedRuleSet) => (
              <>
                <EuiToolTip
                  content={`${wordFor(set)} the rules of ${set.name}`}
                  disableScreenReaderOutput
                >
                  <EuiButtonIcon
                    iconType={set.id === openId ? 'eyeSlash' : 'eye'}
                    aria-label={`${wordFor(set)} the rules of ${set.name}`}
                    aria-expanded={set.id === openId}
                    onClick={() => onOpen(set.id === openId ? null : set.id)}
                    data-test-subj="showRules"
                  />
                </EuiToolTip>
                <EuiToolTip content={`Delete ${set.name}`} disableScreenReaderOutput>
                  <EuiButtonIcon
                    iconType="trash"
                    color="danger"
                    aria-label={`Delete ${set.name}`}
                    onClick={() => setLeaving(set)}
                    data-test-subj="deleteRules"
                  />
                </EuiToolTip>
              </>
            ),
          },
        ]}
      />
      {leaving !== null && <DeleteRuleSet set={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}

function DeleteRuleSet({
  set,
  onClose,
}: {
  readonly set: ListedRuleSet;
  readonly onClose: () => void;
}) {
  const remove = useDeleteRuleSet();
  return (
    <EuiConfirmModal
      title="Delete these rules here?"
      aria-label={`Delete ${set.name}`}
      cancelButtonText="Keep them"
      confirmButtonText="Delete"
      buttonColor="danger"
      defaultFocusedButton="cancel"
      isLoading={remove.isPending}
      onCancel={onClose}
      onConfirm={() => remove.mutate(set.id, { onSuccess: onClose })}
      data-test-subj="confirmDeleteRules"
    >
      <p>
        What {set.name} names no longer counts as configured, for everybody in this space. The rules
        themselves stay where they are.
      </p>
      {remove.error && <ChangeFailed message={remove.error.message} />}
    </EuiConfirmModal>
  );
}
