import { EuiCheckboxGroup, EuiText, EuiTitle } from '@elastic/eui';
import type { GapMapping } from '../../../common/gaps/mapping';

type Fidelity = GapMapping['wider'][number];

const CHOICES: readonly (readonly [Fidelity, string])[] = [
  ['strong', 'Strong: the event records what the component means'],
  ['conditional', 'Conditional: it does where the configuration lets it'],
  ['weak', 'Weak: it hints at it'],
];

export interface WiderFieldsProps {
  readonly wider: readonly Fidelity[];
  readonly onChange: (wider: readonly Fidelity[]) => void;
}

/** Pairs of Sysmon event and component that others published, by how well they fit. */
export const WiderFields = ({ wider, onChange }: WiderFieldsProps) => (
  <section aria-label="Wider pairs">
    <EuiTitle size="xs">
      <h3>Wider pairs</h3>
    </EuiTitle>
    <EuiText size="s">
      <p>
        The Center for Threat-Informed Defense and OSSEM-DM name Sysmon events for components beside
        ATT&CK’s own analytics. A technique that needs such a component then counts as observable.
      </p>
    </EuiText>
    <EuiCheckboxGroup
      options={CHOICES.map(([id, label]) => ({ id, label, 'data-test-subj': `wider-${id}` }))}
      idToSelectedMap={Object.fromEntries(wider.map((fidelity) => [fidelity, true]))}
      onChange={(id) =>
        onChange(
          CHOICES.map(([fidelity]) => fidelity).filter((fidelity) =>
            fidelity === id ? !wider.includes(fidelity) : wider.includes(fidelity)
          )
        )
      }
    />
  </section>
);
