import {
  EuiFieldSearch,
  EuiInputPopover,
  EuiLoadingSpinner,
  useGeneratedHtmlId,
} from '@elastic/eui';
import { type KeyboardEvent, useState, useTransition } from 'react';
import type { SearchHit } from '../../../common/attack/search';
import { plural } from '../../platform/format';
import { HitList } from './hit_list';
import type { FoundInCatalogue } from './use_catalogue_search';

export interface FindTechniqueProps {
  readonly text: string;
  readonly found: FoundInCatalogue;
  readonly onText: (text: string) => void;
  readonly onBegin: () => void;
}

/**
 * Search over the whole catalogue: what is typed lights up in the matrix, and a list says what else it may mean. Arrows
 * choose, Enter takes, Escape closes the list and keeps the text.
 */
export function FindTechnique({ found, onBegin, ...props }: FindTechniqueProps) {
  const { text, onText } = useTyped(props);
  const listId = useGeneratedHtmlId({ prefix: 'foundInCatalogue' });
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState<number | null>(null);
  const { hits } = found;
  const shown = open && text.trim() !== '';
  const choose = ({ id }: SearchHit) => {
    onText(id);
    setOpen(false);
    setActive(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && shown) {
      event.stopPropagation();
      event.preventDefault();
      return setOpen(false);
    }
    if (event.key === 'Enter') {
      const hit = active === null ? undefined : hits[active];
      if (shown && hit) choose(hit);
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || hits.length === 0) return;
    event.preventDefault();
    setOpen(true);
    setActive(((active ?? (step > 0 ? -1 : 0)) + step + hits.length) % hits.length);
  };
  return (
    <EuiInputPopover
      fullWidth
      isOpen={shown}
      closePopover={() => setOpen(false)}
      disableFocusTrap
      panelPaddingSize="none"
      panelMinWidth={420}
      input={
        <EuiFieldSearch
          compressed
          fullWidth
          placeholder="Find techniques, software, groups…"
          aria-label="Find techniques by id, name, software, group or data component"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={shown}
          aria-controls={listId}
          aria-activedescendant={shown && active !== null ? `${listId}-${active}` : undefined}
          value={text}
          onFocus={onBegin}
          onChange={({ target }) => {
            onText(target.value);
            setOpen(true);
            setActive(null);
          }}
          onKeyDown={onKeyDown}
          isClearable
          data-test-subj="findTechnique"
        />
      }
    >
      {found.status === 'loading' ? (
        <EuiLoadingSpinner css={{ margin: 12 }} />
      ) : (
        <HitList
          id={listId}
          hits={hits}
          active={active}
          note={noteOf(found, text)}
          onChoose={choose}
        />
      )}
    </EuiInputPopover>
  );
}

/** The field follows each key at once; the matrix, with hundreds of cells to mark, when there is time. */
function useTyped({ text, onText }: Pick<FindTechniqueProps, 'text' | 'onText'>) {
  const [typed, setTyped] = useState(text);
  const [isBehind, startTransition] = useTransition();
  const [last, setLast] = useState(text);
  // Changed from elsewhere: Back, a link, another menu.
  if (!isBehind && text !== last) {
    setLast(text);
    setTyped(text);
  }
  return {
    text: typed,
    onText: (next: string) => {
      setTyped(next);
      startTransition(() => {
        setLast(next);
        onText(next);
      });
    },
  };
}

const noteOf = ({ hits, status }: FoundInCatalogue, text: string): string => {
  if (status === 'failed') {
    return 'Software, groups and components could not be loaded: only ids and names of techniques are searched.';
  }
  return hits.length === 0
    ? `Nothing in ATT&CK is called “${text.trim()}”.`
    : `${plural(hits.length, 'hit')}, best first`;
};
