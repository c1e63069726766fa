import {
  EuiButton,
  EuiCallOut,
  EuiFieldText,
  EuiFilePicker,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiSpacer,
  EuiText,
} from '@elastic/eui';
import { useEffect, useRef, useState } from 'react';
import type { RuleSet } from '../../../../common/http/rule_sets';
import { useKeepRuleSet } from '../../../components/detection_rules/use_rule_sets';
import { formatCount, plural } from '../../../platform/format';
import { ChangeFailed } from '../tab_states';
import type { ReadSigma } from './read_sigma_input';

const SHOWN_PROBLEMS = 20;
/** A folder instead of files; not in React's types. */
const FOLDER = { webkitdirectory: '' };

/** Sigma rules from a folder, files or a zip archive: read in the browser, looked at, then kept. */
export function SigmaPanel({ taken }: { readonly taken: readonly string[] }) {
  /** Other pickers once a set is kept: these forget what was chosen. */
  const [round, setRound] = useState(0);
  const [files, setFiles] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [found, setFound] = useState<{ name: string; read: ReadSigma } | null>(null);
  const reading = useRef<AbortController | null>(null);
  useEffect(() => () => reading.current?.abort(), []);
  const read = async (list: FileList | null) => {
    reading.current?.abort();
    setFound(null);
    setProblem(null);
    const chosen = [...(list ?? [])];
    const [first] = chosen;
    if (first === undefined) return;
    const controller = new AbortController();
    reading.current = controller;
    setFiles(0);
    try {
      const { readSigmaInput } = await import('./read_sigma_input');
      const name = first.webkitRelativePath.split('/')[0] || first.name;
      setFound({ name, read: await readSigmaInput(chosen, setFiles, controller.signal) });
    } catch (error) {
      if (controller.signal.aborted) return;
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      if (reading.current === controller) setFiles(null);
    }
  };
  return (
    <div data-test-subj="sigma">
      <EuiText size="s">
        <p>
          Tags and log source of each rule, and whether its data arrives. The rules are read in your
          browser; only ids, names, tags and log sources are kept.
        </p>
      </EuiText>
      <EuiSpacer size="s" />
      <EuiFlexGroup key={round} gutterSize="m" wrap>
        <EuiFlexItem>
          <EuiFormRow label="Files or a zip archive" fullWidth>
            <EuiFilePicker
              fullWidth
              multiple
              compressed
              display="default"
              accept=".yml,.yaml,.zip"
              initialPromptText="Choose .yml files or a .zip"
              isLoading={files !== null}
              onChange={(list) => void read(list)}
              data-test-subj="sigmaFiles"
            />
          </EuiFormRow>
        </EuiFlexItem>
        <EuiFlexItem>
          <EuiFormRow label="A folder" fullWidth>
            <EuiFilePicker
              fullWidth
              multiple
              compressed
              display="default"
              initialPromptText="Choose a folder of rules"
              isLoading={files !== null}
              onChange={(list) => void read(list)}
              {...FOLDER}
            />
          </EuiFormRow>
        </EuiFlexItem>
      </EuiFlexGroup>
      {files !== null && (
        <EuiText size="s" aria-live="polite">
          <p>{plural(files, 'file')} read …</p>
        </EuiText>
      )}
      {problem !== null && <ChangeFailed message={problem} />}
      {found !== null && (
        <Review
          key={found.name}
          {...found}
          taken={taken}
          onDone={() => {
            setFound(null);
            setRound(round + 1);
          }}
        />
      )}
    </div>
  );
}

interface ReviewProps {
  readonly name: string;
  readonly read: ReadSigma;
  readonly taken: readonly string[];
  readonly onDone: () => void;
}

function Review({ name: proposed, read, taken, onDone }: ReviewProps) {
  const keep = useKeepRuleSet();
  const [name, setName] = useState(proposed);
  const id = idOf(name);
  const { rules, problems, other, withdrawn } = read;
  const without = rules.filter(({ techniques }) => techniques.length === 0).length;
  const set: RuleSet = {
    name: name.trim(),
    origin: 'sigma',
    rules: [...rules],
    problem: whole(problems),
  };
  return (
    <div data-test-subj="sigmaReview">
      <EuiSpacer size="s" />
      <EuiText size="s">
        <p>
          {plural(rules.length, 'rule')} in {plural(read.files, 'file')}; {formatCount(without)}{' '}
          name no technique.
          {withdrawn > 0 && ` ${plural(withdrawn, 'rule')} withdrawn by their authors left out.`}
          {other > 0 && ` ${plural(other, 'document')} that are no rules passed over.`}
        </p>
      </EuiText>
      {problems.length > 0 && (
        <EuiCallOut
          announceOnMount
          size="s"
          color="warning"
          title={`${plural(problems.length, 'rule')} could not be read`}
          text={problems.slice(0, SHOWN_PROBLEMS).map(({ file, line, message }) => (
            <p key={`${file} ${line} ${message}`}>
              {file}
              {line !== null && `, line ${line}`}: {message}
            </p>
          ))}
        />
      )}
      <EuiSpacer size="s" />
      <EuiFormRow
        label="Name of the set"
        helpText={taken.includes(id) ? 'A set of this name is there: it is replaced.' : undefined}
      >
        <EuiFieldText value={name} onChange={({ target }) => setName(target.value)} />
      </EuiFormRow>
      {keep.error && <ChangeFailed message={keep.error.message} />}
      <EuiSpacer size="s" />
      <EuiButton
        fill
        size="s"
        isDisabled={rules.length === 0 || id === ''}
        isLoading={keep.isPending}
        onClick={() => keep.mutate({ id, set }, { onSuccess: onDone })}
        data-test-subj="keepSigma"
      >
        Keep {plural(rules.length, 'rule')}
      </EuiButton>
    </div>
  );
}

const whole = (problems: ReadSigma['problems']): string | null =>
  problems.length === 0 ? null : `${plural(problems.length, 'Sigma rule')} could not be read.`;

const idOf = (name: string): string => {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.length === 0 ? '' : `sigma-${words.join('-')}`.slice(0, 64);
};
