import { EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import { useState } from 'react';
import { useRuleSets } from '../../../components/detection_rules/use_rule_sets';
import { Problems, TabFailed, TabLoading } from '../tab_states';
import { ElasticSecurityPanel } from './elastic_security_panel';
import { RuleSetsTable } from './rule_sets_table';
import { RulesTable } from './rules_table';
import { SigmaPanel } from './sigma_panel';

/** Detection rules whose techniques count as configured: where they come from, and what each names. */
export function RulesTab() {
  const { data, error, refetch } = useRuleSets();
  const [openId, setOpenId] = useState<string | null>(null);
  if (error)
    return (
      <TabFailed
        title="The detection rules are not known"
        message={error.message}
        onRetry={() => void refetch()}
      />
    );
  if (data === undefined) return <TabLoading what="Reading detection rules" />;
  const open = data.rule_sets.find(({ id }) => id === openId);
  return (
    <div data-test-subj="rulesTab">
      <EuiText size="s">
        <p>
          A technique is <em>configured</em> where a detection rule in use names it. Rules are read
          once and kept for this space; read them again after they have changed.
        </p>
      </EuiText>
      <EuiSpacer size="m" />
      <Problems messages={data.problems} />
      <RuleSetsTable sets={data.rule_sets} openId={openId} onOpen={setOpenId} />
      {open !== undefined && <RulesTable key={`${open.id} ${open.at}`} set={open} />}
      <EuiSpacer size="l" />
      <EuiTitle size="xs">
        <h2>Elastic Security</h2>
      </EuiTitle>
      <ElasticSecurityPanel />
      <EuiSpacer size="l" />
      <EuiTitle size="xs">
        <h2>Sigma</h2>
      </EuiTitle>
      <SigmaPanel taken={data.rule_sets.map(({ id }) => id)} />
    </div>
  );
}
