import {
  EuiButtonEmpty,
  EuiCallOut,
  EuiConfirmModal,
  EuiFieldSearch,
  EuiHorizontalRule,
  EuiLoadingSpinner,
  EuiPopover,
  EuiText,
} from '@elastic/eui';
import { useState } from 'react';
import { useHistory, useLocation } from 'react-router-dom';
import type { SavedView, StoredView } from '../../../common/http/saved_views';
import { newId } from '../suppressions/suppression_draft';
import { useSavedViews, useViewChanges } from './use_saved_views';
import { placeOf, showSame, viewAt } from './view_address';
import { ViewModal } from './view_modal';
import { ViewRow } from './view_row';

/** A view that is being written: new ones have no version. */
interface Draft {
  readonly title: string;
  readonly id: string;
  readonly view: SavedView;
  readonly expected: string | null;
}

/** Saved views of the space: opened, saved, renamed, deleted, and the one that the app opens with. */
export function ViewsMenu() {
  const history = useHistory();
  const location = useLocation();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  // Which one was opened last: it may have been changed since.
  const [openedId, setOpenedId] = useState<string | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [doomed, setDoomed] = useState<StoredView | null>(null);
  const { data, error, isFetching } = useSavedViews(isOpen || openedId !== null);
  const { save, remove, chooseDefault } = useViewChanges();
  const here = viewAt(location);
  const views = data?.views ?? [];
  const shown = views.find(({ view }) => showSame(view, here));
  const opened = shown ?? views.find(({ id }) => id === openedId);
  const isChanged = opened !== undefined && shown === undefined;
  const wanted = text.trim().toLowerCase();
  const listed = views.filter(({ view }) => view.name.toLowerCase().includes(wanted));
  const failed = [error, remove.error, chooseDefault.error].find((each) => each !== null);
  const open = (stored: StoredView) => {
    setOpenedId(stored.id);
    setOpen(false);
    history.push(placeOf(stored.view));
  };
  const begin = (next: Draft) => {
    save.reset();
    setOpen(false);
    setDraft(next);
  };
  const label =
    opened === undefined ? 'Views' : `${opened.view.name}${isChanged ? ' (changed)' : ''}`;
  return (
    <>
      <EuiPopover
        isOpen={isOpen}
        closePopover={() => setOpen(false)}
        anchorPosition="downRight"
        aria-label="Saved views"
        button={
          <EuiButtonEmpty
            size="s"
            iconType="save"
            onClick={() => {
              // What failed before is no news.
              remove.reset();
              chooseDefault.reset();
              setOpen(!isOpen);
            }}
            data-test-subj="viewsMenu"
          >
            {label}
          </EuiButtonEmpty>
        }
      >
        <div css={{ inlineSize: 340 }} data-test-subj="viewsPanel">
          {failed && (
            <EuiCallOut
              announceOnMount
              size="s"
              color="danger"
              title="Not done"
              text={failed.message}
            />
          )}
          {views.length > 5 && (
            <EuiFieldSearch
              compressed
              fullWidth
              placeholder="Find a view"
              aria-label="Find a view"
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
          {data === undefined && isFetching && <EuiLoadingSpinner />}
          {data !== undefined && views.length === 0 && (
            <EuiText size="s" color="subdued" data-test-subj="noViews">
              <p>Nothing is saved in this space yet.</p>
            </EuiText>
          )}
          <ul css={{ maxBlockSize: 320, overflow: 'auto' }} aria-label="Saved views">
            {listed.map((stored) => (
              <ViewRow
                key={stored.id}
                stored={stored}
                isShown={stored.id === shown?.id}
                isDefault={stored.id === data?.default.id}
                onOpen={() => open(stored)}
                onDefault={(id) =>
                  chooseDefault.mutate({ id, expected: data?.default.version ?? null })
                }
                onRename={() =>
                  begin({
                    title: 'Change name and description',
                    id: stored.id,
                    view: stored.view,
                    expected: stored.version,
                  })
                }
                onDelete={() => {
                  setOpen(false);
                  setDoomed(stored);
                }}
              />
            ))}
          </ul>
          {data?.unreadable.map(({ name, message }) => (
            <EuiText key={name} size="xs" color="warning">
              {message}
            </EuiText>
          ))}
          <EuiHorizontalRule margin="xs" />
          {isChanged && (
            <EuiButtonEmpty
              size="xs"
              iconType="save"
              isLoading={save.isPending}
              onClick={() =>
                begin({
                  title: `Update “${opened.view.name}”`,
                  id: opened.id,
                  view: { ...opened.view, ...here },
                  expected: opened.version,
                })
              }
              data-test-subj="updateView"
            >
              Update “{opened.view.name}” with what is shown
            </EuiButtonEmpty>
          )}
          <EuiButtonEmpty
            size="xs"
            iconType="plusCircle"
            isDisabled={data === undefined}
            onClick={() =>
              begin({
                title: 'Save this view',
                id: newId(Date.now()),
                view: { name: '', description: '', ...here },
                expected: null,
              })
            }
            data-test-subj="saveThisView"
          >
            Save this view…
          </EuiButtonEmpty>
        </div>
      </EuiPopover>
      {draft !== null && (
        <ViewModal
          title={draft.title}
          view={draft.view}
          taken={views.filter(({ id }) => id !== draft.id).map(({ view }) => view.name)}
          error={save.error}
          isSaving={save.isPending}
          expected={draft.expected}
          onSave={(view, expected) =>
            save.mutate(
              { id: draft.id, view, expected },
              {
                onSuccess: ({ id }) => {
                  setOpenedId(id);
                  setDraft(null);
                },
              }
            )
          }
          onClose={() => setDraft(null)}
        />
      )}
      {doomed !== null && (
        <EuiConfirmModal
          title={`Delete the view ${doomed.view.name}?`}
          aria-label={`Delete the view ${doomed.view.name}?`}
          cancelButtonText="Keep it"
          confirmButtonText="Delete"
          buttonColor="danger"
          onCancel={() => setDoomed(null)}
          onConfirm={() => {
            remove.mutate(doomed, { onError: () => setOpen(true) });
            setDoomed(null);
          }}
        >
          <p>It is deleted for everybody in this space; addresses that were shared keep working.</p>
        </EuiConfirmModal>
      )}
    </>
  );
}
