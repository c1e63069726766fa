import {
  EuiButtonEmpty,
  EuiConfirmModal,
  EuiFilePicker,
  EuiFormRow,
  EuiHorizontalRule,
  EuiSwitch,
  EuiText,
} from '@elastic/eui';
import { useState } from 'react';
import type { MatrixCatalogue } from '../../../../common/http/catalogue';
import { overlayLayerEndpoint, type StoredOverlay } from '../../../../common/http/overlays';
import { useServices } from '../../../platform/services';
import type { UrlState } from '../../../platform/url_state';
import { ToolbarMenu } from '../toolbar_menu';
import { csvFile, download, svgToPng, textFile } from '../../../components/download';
import { type ExportedMatrix, exportCsv, exportLayer } from './export_matrix';
import { buildMatrixSvg, type MatrixPicture } from './matrix_svg';
import { toOverlay, useOverlayChanges } from './use_overlays';

export interface ExchangeMenuProps {
  readonly matrix: ExportedMatrix;
  readonly picture: MatrixPicture;
  readonly catalogue: MatrixCatalogue;
  readonly overlays: readonly StoredOverlay[];
  readonly overlaysProblem: string | null;
  readonly state: UrlState;
  readonly onOpen: () => void;
  readonly onChange: (changes: Partial<UrlState>) => void;
}

/** Takes the matrix out of the page, and brings layers of Navigator in. */
export function ExchangeMenu({ matrix, picture, onOpen, ...overlays }: ExchangeMenuProps) {
  const { core } = useServices();
  const name = `attack_coverage_${matrix.range.to.slice(0, 10)}`;
  const formats = [
    [
      'Navigator layer (.json)',
      'exportLayer',
      () => textFile(exportLayer(matrix), 'application/json'),
      'json',
    ],
    ['Table (.csv)', 'exportCsv', () => csvFile(exportCsv(matrix)), 'csv'],
    [
      'Picture (.svg)',
      'exportSvg',
      () => textFile(buildMatrixSvg(picture), 'image/svg+xml'),
      'svg',
    ],
    ['Picture (.png)', 'exportPng', () => svgToPng(buildMatrixSvg(picture)), 'png'],
  ] as const;
  const save = (make: () => Blob | Promise<Blob>, ending: string) =>
    Promise.resolve()
      .then(make)
      .then((content) => download(`${name}.${ending}`, content))
      .catch((error: unknown) =>
        core.notifications.toasts.addDanger(error instanceof Error ? error.message : String(error))
      );
  return (
    <ToolbarMenu label="Export and compare" testSubject="exchangeMenu" onOpen={onOpen}>
      <EuiText size="xs">
        <strong>
          {matrix.only === null ? 'Export what is shown' : `Export ${matrix.only.size} selected`}
        </strong>
      </EuiText>
      {formats.map(([label, testSubject, make, ending]) => (
        <EuiButtonEmpty
          key={ending}
          size="xs"
          iconType="download"
          flush="left"
          onClick={() => void save(make, ending)}
          data-test-subj={testSubject}
        >
          {label}
        </EuiButtonEmpty>
      ))}
      <EuiHorizontalRule margin="xs" />
      <Overlays {...overlays} />
    </ToolbarMenu>
  );
}

function Overlays({
  catalogue,
  overlays,
  overlaysProblem,
  state,
  onChange,
}: Omit<ExchangeMenuProps, 'matrix' | 'picture' | 'onOpen'>) {
  const { api, core } = useServices();
  const { keep, remove } = useOverlayChanges();
  const [doomed, setDoomed] = useState<StoredOverlay | null>(null);
  const compared = state.color_by === 'compare' ? state.overlay : [];
  const compare = (overlay: readonly string[]) =>
    onChange({ color_by: overlay.length > 0 ? 'compare' : 'tags', overlay: [...overlay] });
  const [notes, setNotes] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const importFile = async (file: File) => {
    setProblem(null);
    try {
      const imported = toOverlay(await file.text(), catalogue);
      await keep.mutateAsync(imported);
      setNotes(imported.notes);
      onChange({ color_by: 'compare', overlay: [...compared, imported.id] });
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  const save = ({ id, name }: StoredOverlay) =>
    api(overlayLayerEndpoint, { params: { id } })
      .then(({ layer }) => download(`${name}.json`, textFile(layer, 'application/json')))
      .catch((error: Error) => core.notifications.toasts.addDanger(error.message));
  return (
    <>
      <EuiFormRow
        label="Compare with a Navigator layer"
        display="rowCompressed"
        isInvalid={problem !== null || overlaysProblem !== null}
        error={problem ?? overlaysProblem ?? undefined}
      >
        <EuiFilePicker
          isInvalid={problem !== null || overlaysProblem !== null}
          compressed
          accept=".json,application/json"
          initialPromptText="Choose or drop a layer"
          isLoading={keep.isPending}
          onChange={(files) => {
            const file = files?.[0];
            if (file) void importFile(file);
          }}
          data-test-subj="importLayer"
        />
      </EuiFormRow>
      {notes.length > 0 && (
        <EuiText size="xs" data-test-subj="importNotes" role="status">
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </EuiText>
      )}
      {overlays.map((overlay) => (
        <EuiText key={overlay.id} size="xs" data-test-subj={`overlay-${overlay.name}`}>
          <EuiSwitch
            compressed
            label={`${overlay.name} (${overlay.techniques.length} techniques)`}
            checked={compared.includes(overlay.id)}
            onChange={({ target }) =>
              compare(
                target.checked
                  ? [...compared, overlay.id]
                  : compared.filter((id) => id !== overlay.id)
              )
            }
          />
          <EuiButtonEmpty size="xs" onClick={() => void save(overlay)}>
            Save the file
          </EuiButtonEmpty>
          <EuiButtonEmpty
            size="xs"
            color="danger"
            isLoading={remove.isPending}
            onClick={() => setDoomed(overlay)}
            aria-label={`Delete the layer ${overlay.name}`}
          >
            Delete
          </EuiButtonEmpty>
        </EuiText>
      ))}
      {doomed !== null && (
        <EuiConfirmModal
          title={`Delete the layer ${doomed.name}?`}
          aria-label={`Delete the layer ${doomed.name}?`}
          cancelButtonText="Keep it"
          confirmButtonText="Delete"
          buttonColor="danger"
          onCancel={() => setDoomed(null)}
          onConfirm={() => {
            remove.mutate(doomed.id, {
              onSuccess: () => {
                if (compared.includes(doomed.id))
                  compare(compared.filter((id) => id !== doomed.id));
              },
              onError: (error) => setProblem(error.message),
            });
            setDoomed(null);
          }}
        >
          <p>It is deleted for everybody in this space. “Save the file” keeps a copy.</p>
        </EuiConfirmModal>
      )}
    </>
  );
}
