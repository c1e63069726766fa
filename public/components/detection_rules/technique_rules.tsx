import {
  EuiButtonEmpty,
  EuiLink,
  EuiSkeletonText,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import { useState } from 'react';
import type { TechniqueId } from '../../../common/attack/ids';
import type { ViewFilter } from '../../../common/http/view_filter';
import { elasticRulePath } from '../../platform/elastic_security/read_rules';
import { plural } from '../../platform/format';
import { useServices } from '../../platform/services';
import { useTechniqueRules } from './use_rule_sets';

const FIRST = 10;

export interface TechniqueRulesProps {
  readonly id: TechniqueId;
  readonly filter: Pick<ViewFilter, 'domain' | 'version'>;
}

/** The detection rules that make the technique *configured*; nothing where no rules were read in this space. */
export function TechniqueRules({ id, filter }: TechniqueRulesProps) {
  const { core } = useServices();
  const { data, error } = useTechniqueRules(id, filter);
  const [showsAll, setShowsAll] = useState(false);
  if (error === null && data?.rules_known === 0 && data.problems.length === 0) return null;
  const rules = data?.rules ?? [];
  const shown = showsAll ? rules : rules.slice(0, FIRST);
  return (
    <section data-test-subj="techniqueRules">
      <EuiTitle size="xxs">
        <h3>Detection rules that name {id}</h3>
      </EuiTitle>
      <EuiSpacer size="xs" />
      {data === undefined && error === null && <EuiSkeletonText lines={2} />}
      <EuiText size="s">
        {error && <p>Not known: {error.message}</p>}
        {(data?.problems ?? []).map((problem) => (
          <p key={problem}>{problem}</p>
        ))}
        {data !== undefined && rules.length === 0 && (
          <p>None of {plural(data.rules_known, 'rule')} that were read.</p>
        )}
        <ul>
          {shown.map((rule) => (
            <li key={`${rule.set} ${rule.id}`}>
              {rule.origin === 'elastic_security' ? (
                <EuiLink href={elasticRulePath(core, rule.id)}>{rule.name}</EuiLink>
              ) : (
                rule.name
              )}{' '}
              ({rule.set})
            </li>
          ))}
        </ul>
        {shown.length < rules.length && (
          <EuiButtonEmpty size="xs" onClick={() => setShowsAll(true)}>
            Show all {rules.length}
          </EuiButtonEmpty>
        )}
      </EuiText>
      <EuiSpacer size="m" />
    </section>
  );
}
