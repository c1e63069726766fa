import { toCsv } from '../../../../common/exports/csv';
import { buildNavigatorLayer, type LayerFacts } from '../../../../common/exports/navigator_layer';
import type { CellView, MatrixView } from '../../../../common/coverage/matrix_view';
import type { MatrixCatalogue } from '../../../../common/http/catalogue';
import type { Painting } from '../painting/painting';
import type { Colors } from '../painting/palette';

export interface ExportedMatrix {
  readonly catalogue: Pick<MatrixCatalogue, 'domain' | 'version'>;
  readonly view: MatrixView;
  readonly painting: Painting;
  readonly colors: Colors;
  readonly platform: string;
  /** Resolved; ISO text. */
  readonly range: { readonly from: string; readonly to: string };
  readonly query: string;
  /** Where the view can be opened again. */
  readonly address: string;
  /** Only these; null for all that is shown. */
  readonly only: ReadonlySet<string> | null;
}

interface Row extends CellView {
  readonly tactics: readonly string[];
}

/** Every technique and sub-technique that is shown, once, with the tactics that it stands in. */
function rowsOf({ view, only }: Pick<ExportedMatrix, 'view' | 'only'>): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const { name, techniques } of view.tactics) {
    for (const technique of techniques) {
      for (const cell of [technique, ...technique.sub_techniques]) {
        const { id } = cell.technique;
        if (only !== null && !only.has(id)) continue;
        const before = rows.get(id);
        rows.set(id, { ...(before ?? cell), tactics: [...(before?.tactics ?? []), name] });
      }
    }
  }
  return [...rows.values()].sort((a, b) => (a.technique.id < b.technique.id ? -1 : 1));
}

/** What is shown, as a table: one row per technique. */
export function exportCsv(matrix: ExportedMatrix): string {
  const { painting, range } = matrix;
  return toCsv([
    [
      'technique_id',
      'technique',
      'tactics',
      'platforms',
      'tags',
      'own_tags',
      painting.title,
      'in_words',
      'from',
      'to',
    ],
    ...rowsOf(matrix).map(({ technique, tactics, tags, own_tags }) => {
      const cell = painting.cells.get(technique.id);
      return [
        technique.id,
        technique.name,
        tactics.join('; '),
        technique.platforms.join('; '),
        tags,
        own_tags,
        cell?.shown ?? '',
        cell?.words ?? '',
        range.from,
        range.to,
      ];
    }),
  ]);
}

/** What is shown, as a layer of ATT&CK Navigator: tags as scores, colours as they are here. */
export function exportLayer(matrix: ExportedMatrix): string {
  const { catalogue, painting, colors, platform, range, query, address } = matrix;
  const rows = rowsOf(matrix);
  const ramp = [1, 6].map((level) => colors[`level_${level as 1 | 6}`].background);
  const facts: LayerFacts = {
    name: `Coverage ${range.from.slice(0, 10)} to ${range.to.slice(0, 10)}`,
    description: `${painting.title}, ${range.from} to ${range.to}${query === '' ? '' : `, ${query}`}`,
    domain: catalogue.domain,
    version: catalogue.version,
    platform: platform === 'all' ? null : platform,
    techniques: rows.map(({ technique, tags, own_tags }) => {
      const cell = painting.cells.get(technique.id);
      const painted = cell !== undefined && cell.paint !== 'none' && cell.paint !== 'unknown';
      return {
        id: technique.id,
        score: cell?.paint === 'unknown' || own_tags === 0 ? null : own_tags,
        color: painted ? colors[cell.paint as keyof Colors].background : null,
        // A comment marks a technique in Navigator: what has nothing to show gets none.
        comment: painted ? cell.words : '',
        metadata: [
          ...(tags === 0 ? [] : [{ name: 'tags with sub-techniques', value: String(tags) }]),
          ...(cell?.paint === 'unknown' ? [{ name: 'not known', value: cell.words }] : []),
        ],
      };
    }),
    gradient: {
      colors: ramp,
      min: 0,
      max: Math.max(1, ...rows.map(({ own_tags }) => own_tags)),
    },
    legend: painting.legend
      .filter(({ paint }) => paint !== 'none' && paint !== 'unknown')
      .map(({ paint, text }) => ({ label: text, color: colors[paint as keyof Colors].background })),
    metadata: [
      { name: 'from', value: range.from },
      { name: 'to', value: range.to },
      { name: 'made by', value: 'ATT&CK Coverage for Kibana' },
    ],
    links: [{ label: 'This view', url: address }],
  };
  return JSON.stringify(buildNavigatorLayer(facts), null, 2);
}
