import {
  EuiButtonEmpty,
  EuiCallOut,
  EuiComboBox,
  type EuiComboBoxOptionOption,
  EuiFormRow,
} from '@elastic/eui';
import { useMemo, useState } from 'react';
import type { MatrixCatalogue } from '../../../common/http/catalogue';
import type { Question } from '../../../common/http/coverage';
import { TECHNIQUE_STATES } from '../../../common/http/facts';
import type { CatalogueKnowledge } from '../../../common/http/knowledge';
import { STATE_MEANING } from '../../components/view/state_words';
import { useCountedValues } from './use_counted_values';
import { Choice, type MenuProps } from './colour_menu';
import { ToolbarMenu } from './toolbar_menu';

export interface FilterMenuProps extends MenuProps {
  readonly catalogue: MatrixCatalogue | undefined;
  readonly knowledge: CatalogueKnowledge | undefined;
  /** Why groups and components cannot be offered; null where they can, or are loading. */
  readonly problem: string | null;
  /** What is counted; null while the sources are not known. */
  readonly question: Question | null;
  readonly onOpen: () => void;
}

const MATCHES = [
  { value: 'any', text: 'Techniques of any of them' },
  { value: 'all', text: 'Techniques that all of them use' },
] as const;

/** Which techniques are shown, and which tags are counted. */
export function FilterMenu({
  state,
  catalogue,
  knowledge,
  problem,
  question,
  onOpen,
  onChange,
}: FilterMenuProps) {
  const [opened, setOpened] = useState(false);
  const counted = useCountedValues(question, opened);
  const { tactics, components, groups, software, related_match, analytic_types, hosts, states } =
    state;
  const chosen = [tactics, components, groups, software, analytic_types, hosts, states];
  const count = chosen.reduce((sum, list) => sum + list.length, 0);
  const related = useMemo(() => byKind(knowledge), [knowledge]);
  return (
    <ToolbarMenu
      label="Filters"
      count={count}
      testSubject="filterMenu"
      onOpen={() => {
        setOpened(true);
        onOpen();
      }}
    >
      {problem !== null && (
        <EuiCallOut
          announceOnMount
          size="s"
          color="warning"
          title="Groups and components are not known"
          text={problem}
        />
      )}
      <Several
        label="Tactics"
        testSubject="filterTactics"
        chosen={tactics}
        options={catalogue?.tactics ?? []}
        onChoose={(ids) => onChange({ tactics: ids })}
      />
      <Several
        label="Data components"
        testSubject="filterComponents"
        chosen={components}
        options={knowledge?.data_components ?? []}
        onChoose={(ids) => onChange({ components: ids })}
      />
      <Several
        label="Groups and campaigns"
        testSubject="filterGroups"
        chosen={groups}
        options={related.groups}
        onChoose={(ids) => onChange({ groups: ids })}
      />
      <Several
        label="Software"
        testSubject="filterSoftware"
        chosen={software}
        options={related.software}
        onChoose={(ids) => onChange({ software: ids })}
      />
      {groups.length + software.length > 1 && (
        <Choice
          label="Groups and software"
          testSubject="relatedMatch"
          value={related_match}
          options={MATCHES}
          onChoose={(match) => onChange({ related_match: match })}
        />
      )}
      <Several
        label="States"
        testSubject="filterStates"
        chosen={states}
        options={STATES}
        onChoose={(ids) => onChange({ states: TECHNIQUE_STATES.filter((id) => ids.includes(id)) })}
      />
      <Several
        label="Analytic types (counted)"
        testSubject="filterAnalyticTypes"
        chosen={analytic_types}
        options={counted.analytic_types}
        free
        onChoose={(values) => onChange({ analytic_types: values })}
      />
      <Several
        label="Hosts (counted)"
        testSubject="filterHosts"
        chosen={hosts}
        options={counted.hosts}
        free
        onChoose={(values) => onChange({ hosts: values })}
      />
      {count > 0 && (
        <EuiButtonEmpty
          size="xs"
          onClick={() => onChange(NO_FILTERS)}
          data-test-subj="clearFilters"
        >
          Clear all filters
        </EuiButtonEmpty>
      )}
    </ToolbarMenu>
  );
}

const STATES = TECHNIQUE_STATES.map((id) => ({ id, name: STATE_MEANING[id] }));

const NO_FILTERS = {
  states: [],
  tactics: [],
  components: [],
  groups: [],
  software: [],
  analytic_types: [],
  hosts: [],
  related_match: 'any' as const,
};

interface Named {
  readonly id: string;
  readonly name: string;
}

function byKind(knowledge: CatalogueKnowledge | undefined): {
  readonly groups: readonly Named[];
  readonly software: readonly Named[];
} {
  const of = (...kinds: readonly string[]) =>
    (knowledge?.related ?? []).filter(({ kind }) => kinds.includes(kind));
  return { groups: of('group', 'campaign'), software: of('malware', 'tool') };
}

interface SeveralProps {
  readonly label: string;
  readonly testSubject: string;
  readonly chosen: readonly string[];
  readonly options: readonly Named[];
  /** Any text may be chosen, too: not every value is among the largest. */
  readonly free?: boolean;
  readonly onChoose: (ids: string[]) => void;
}

function Several({ label, testSubject, chosen, options, free = false, onChoose }: SeveralProps) {
  const all = useMemo(
    () =>
      options.map(({ id, name }): EuiComboBoxOptionOption<string> => ({
        label: name.startsWith(id) ? name : `${name} (${id})`,
        value: id,
      })),
    [options]
  );
  const selected = chosen.map(
    (id) => all.find((option) => option.value === id) ?? { label: id, value: id }
  );
  return (
    <EuiFormRow label={label} display="rowCompressed">
      <EuiComboBox<string>
        compressed
        aria-label={label}
        options={all}
        selectedOptions={selected}
        onChange={(next) => onChoose(next.map(({ value, label: text }) => value ?? text))}
        {...(free ? { onCreateOption: (text: string) => onChoose([...chosen, text.trim()]) } : {})}
        data-test-subj={testSubject}
      />
    </EuiFormRow>
  );
}
