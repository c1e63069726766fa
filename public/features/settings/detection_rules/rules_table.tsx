import { EuiBadge, EuiInMemoryTable, EuiLink, EuiSpacer } from '@elastic/eui';
import { useMemo } from 'react';
import { dataOfRule } from '../../../../common/detection_rules/rule_data';
import type { Fact } from '../../../../common/http/facts';
import type { DetectionRule, ListedRuleSet } from '../../../../common/http/rule_sets';
import { useRuleSet } from '../../../components/detection_rules/use_rule_sets';
import { elasticRulePath } from '../../../platform/elastic_security/read_rules';
import { useServices } from '../../../platform/services';
import { TabFailed, TabLoading } from '../tab_states';
import { useSeenData } from './use_seen_data';

const DATA_WORDS: Readonly<Record<Fact, string>> = {
  yes: 'arrives',
  no: 'does not arrive',
  unknown: 'unknown',
  not_assessed: 'not assessed',
};
const DATA_COLOURS = {
  yes: 'success',
  no: 'danger',
  unknown: 'warning',
  not_assessed: 'hollow',
} as const;

interface Row extends DetectionRule {
  readonly names: string;
  readonly from: string;
  readonly data: Fact | null;
}

/** The rules of one set; Sigma's with the log source, and whether its data arrives. */
export function RulesTable({ set }: { readonly set: ListedRuleSet }) {
  const { core } = useServices();
  const { data, error, refetch } = useRuleSet(set.id);
  const seen = useSeenData(set.origin === 'sigma');
  const rows = useMemo(
    () =>
      (data?.rules ?? []).map((rule): Row => {
        const { product, category, service } = rule.log_source ?? {};
        return {
          ...rule,
          names: rule.techniques.join(', '),
          from: [product, category, service].filter(Boolean).join(' / '),
          data: seen.data === undefined ? null : dataOfRule(rule, seen.data),
        };
      }),
    [data, seen.data]
  );
  if (error)
    return (
      <TabFailed
        title="The rules are not known"
        message={error.message}
        onRetry={() => void refetch()}
      />
    );
  if (data === undefined) return <TabLoading what="Reading rules" />;
  const dataWords = seen.error ? `not known: ${seen.error.message}` : 'asking …';
  return (
    <>
      <EuiSpacer size="m" />
      <EuiInMemoryTable<Row>
        tableCaption={`Rules of ${set.name}`}
        responsiveBreakpoint={false}
        items={rows}
        pagination={{ initialPageSize: 25, pageSizeOptions: [25, 100] }}
        search={{ box: { incremental: true, placeholder: 'Rule, technique or log source' } }}
        sorting={{ sort: { field: 'name', direction: 'asc' } }}
        data-test-subj="rules"
        columns={[
          {
            field: 'name',
            name: 'Rule',
            sortable: true,
            render: (name: string, { id }) =>
              set.origin === 'elastic_security' ? (
                <EuiLink href={elasticRulePath(core, id)}>{name}</EuiLink>
              ) : (
                name
              ),
          },
          {
            field: 'names',
            name: 'Techniques',
            sortable: true,
            width: '180px',
            render: (names: string) => names || 'none',
          },
          ...(set.origin === 'sigma'
            ? [
                { field: 'from', name: 'Log source', sortable: true, width: '220px' },
                {
                  field: 'data',
                  name: 'Its data, last 30 days',
                  sortable: true,
                  width: '170px',
                  render: (fact: Fact | null) =>
                    fact === null ? (
                      dataWords
                    ) : (
                      <EuiBadge color={DATA_COLOURS[fact]}>{DATA_WORDS[fact]}</EuiBadge>
                    ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
