import { EuiButton, EuiCallOut, EuiProgress, EuiSpacer, EuiText } from '@elastic/eui';
import { useEffect, useRef, useState } from 'react';
import { readElasticRule } from '../../../../common/detection_rules/read_elastic_rules';
import { useKeepRuleSet } from '../../../components/detection_rules/use_rule_sets';
import { readElasticRules } from '../../../platform/elastic_security/read_rules';
import { formatCount, plural } from '../../../platform/format';
import { useServices } from '../../../platform/services';

/** One set a space: reading again replaces it. */
const SET_ID = 'elastic_security';

interface Outcome {
  readonly color: 'success' | 'warning' | 'danger' | 'primary';
  readonly title: string;
  readonly text: string;
}

const ABSENT: Outcome = {
  color: 'primary',
  title: 'Elastic Security is not here',
  text: 'This Kibana does not have it, or it was never opened in this space, so it has no rules to read.',
};
const NONE: Outcome = {
  color: 'warning',
  title: 'No rule is enabled',
  text: 'Elastic Security is here, but none of its rules is switched on in this space.',
};

/** Reads the enabled rules through Elastic Security's own API, as the current user. */
export function ElasticSecurityPanel() {
  const { core } = useServices();
  const keep = useKeepRuleSet();
  const [progress, setProgress] = useState<{ read: number; total: number } | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const reading = useRef<AbortController | null>(null);
  useEffect(() => () => reading.current?.abort(), []);
  const read = async () => {
    const controller = new AbortController();
    reading.current = controller;
    setOutcome(null);
    setProgress({ read: 0, total: 0 });
    try {
      const found = await readElasticRules(core.http, controller.signal, (done, total) =>
        setProgress({ read: done, total })
      );
      if (found.kind === 'absent') return setOutcome(ABSENT);
      if (found.kind === 'forbidden') return setOutcome(forbidden(found.message));
      const rules = found.rules.map(readElasticRule);
      const problem =
        found.total > rules.length
          ? `Elastic Security has ${found.total} enabled rules, of which ${rules.length} could be read.`
          : null;
      // None at all is kept, too: then it is known that nothing is configured there.
      const set = { name: 'Elastic Security', origin: 'elastic_security', rules, problem } as const;
      await keep.mutateAsync({ id: SET_ID, set });
      setOutcome(rules.length === 0 ? NONE : kept(rules.length));
    } catch (error) {
      if (!controller.signal.aborted) setOutcome(failed(error));
    } finally {
      setProgress(null);
    }
  };
  return (
    <div data-test-subj="elasticSecurity">
      <EuiText size="s">
        <p>The techniques of its enabled rules, as you may see them in this space.</p>
      </EuiText>
      <EuiSpacer size="s" />
      <EuiButton
        size="s"
        iconType="refresh"
        isLoading={progress !== null}
        onClick={() => void read()}
        data-test-subj="readElasticRules"
      >
        Read Elastic Security&apos;s rules
      </EuiButton>
      {progress !== null && (
        <>
          <EuiSpacer size="s" />
          <EuiProgress
            size="s"
            label={`${formatCount(progress.read)} of ${formatCount(progress.total)} rules`}
            value={progress.total === 0 ? undefined : progress.read}
            max={progress.total === 0 ? undefined : progress.total}
          />
        </>
      )}
      {outcome !== null && (
        <>
          <EuiSpacer size="s" />
          <EuiCallOut
            announceOnMount
            size="s"
            color={outcome.color}
            title={outcome.title}
            text={outcome.text}
            data-test-subj="elasticRulesOutcome"
          />
        </>
      )}
    </div>
  );
}

const kept = (rules: number): Outcome => ({
  color: 'success',
  title: `${plural(rules, 'enabled rule')} read`,
  text: 'What they name counts as configured, for everybody in this space.',
});

const forbidden = (message: string): Outcome => ({
  color: 'warning',
  title: 'You may not read its rules',
  text: `Elastic Security answered: ${message}. Ask for the privilege to read its rules, or somebody who has it to press this button.`,
});

const failed = (error: unknown): Outcome => ({
  color: 'danger',
  title: 'The rules could not be read or kept',
  text: error instanceof Error ? error.message : String(error),
});
