import {
  EuiButton,
  EuiFieldText,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiSpacer,
  EuiTab,
  EuiTabs,
  EuiTextArea,
} from '@elastic/eui';
import { type FormEvent, useEffect, useState } from 'react';
import type { EventChoice } from '../../../common/http/troubleshoot';
import { parsePasted } from './use_troubleshoot';

export interface EventFormProps {
  /** Of the address. */
  readonly stored: { readonly index: string; readonly id: string };
  readonly loading: boolean;
  readonly onStored: (stored: { index: string; id: string }) => void;
  readonly onPasted: (event: EventChoice) => void;
}

/** Chooses one event: by index and id, or by its JSON. */
export function EventForm({ stored, loading, onStored, onPasted }: EventFormProps) {
  const [way, setWay] = useState<'stored' | 'pasted'>('stored');
  return (
    <div>
      <EuiTabs size="s" aria-label="Which event">
        <EuiTab
          isSelected={way === 'stored'}
          onClick={() => setWay('stored')}
          data-test-subj="byId"
        >
          Event in Elasticsearch
        </EuiTab>
        <EuiTab
          isSelected={way === 'pasted'}
          onClick={() => setWay('pasted')}
          data-test-subj="byJson"
        >
          Pasted JSON
        </EuiTab>
      </EuiTabs>
      <EuiSpacer size="s" />
      {way === 'stored' ? (
        <StoredForm stored={stored} loading={loading} onStored={onStored} />
      ) : (
        <PastedForm loading={loading} onPasted={onPasted} />
      )}
    </div>
  );
}

function StoredForm({ stored, loading, onStored }: Omit<EventFormProps, 'onPasted'>) {
  const [index, setIndex] = useState(stored.index);
  const [id, setId] = useState(stored.id);
  useEffect(() => setIndex(stored.index), [stored.index]);
  useEffect(() => setId(stored.id), [stored.id]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onStored({ index: index.trim(), id: id.trim() });
  };
  return (
    <form onSubmit={submit}>
      <EuiFlexGroup gutterSize="s" alignItems="flexEnd" wrap>
        <EuiFlexItem style={{ minWidth: 260 }}>
          <EuiFormRow label="Index, alias or data stream" fullWidth>
            <EuiFieldText
              fullWidth
              value={index}
              placeholder="winlogbeat-*"
              onChange={({ target }) => setIndex(target.value)}
              data-test-subj="eventIndex"
            />
          </EuiFormRow>
        </EuiFlexItem>
        <EuiFlexItem style={{ minWidth: 260 }}>
          <EuiFormRow label="Id of the event (_id)" fullWidth>
            <EuiFieldText
              fullWidth
              value={id}
              onChange={({ target }) => setId(target.value)}
              data-test-subj="eventId"
            />
          </EuiFormRow>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButton
            type="submit"
            fill
            isLoading={loading}
            isDisabled={index.trim() === '' || id.trim() === ''}
            data-test-subj="explainStored"
          >
            Explain
          </EuiButton>
        </EuiFlexItem>
      </EuiFlexGroup>
    </form>
  );
}

function PastedForm({ loading, onPasted }: Pick<EventFormProps, 'loading' | 'onPasted'>) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const pasted = parsePasted(text);
    if (pasted.kind === 'wrong') return setProblem(pasted.message);
    setProblem(null);
    onPasted({ kind: 'pasted', document: pasted.document });
  };
  return (
    <form onSubmit={submit}>
      <EuiFormRow
        fullWidth
        label="One event as JSON: the document, or a hit as Discover shows it"
        isInvalid={problem !== null}
        error={problem}
      >
        <EuiTextArea
          fullWidth
          rows={8}
          value={text}
          isInvalid={problem !== null}
          onChange={({ target }) => setText(target.value)}
          data-test-subj="eventJson"
        />
      </EuiFormRow>
      <EuiFormRow>
        <EuiButton
          type="submit"
          fill
          isLoading={loading}
          isDisabled={text.trim() === ''}
          data-test-subj="explainPasted"
        >
          Explain
        </EuiButton>
      </EuiFormRow>
    </form>
  );
}
