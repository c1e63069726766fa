import type { MatrixView, TechniqueView } from '../../../../common/coverage/matrix_view';
import type { CoverageResponse } from '../../../../common/http/coverage';
import type {
  CoverageDetailsResponse,
  TechniqueDetails,
} from '../../../../common/http/coverage_details';
import type { StoredOverlay } from '../../../../common/http/overlays';
import type { FactsResponse, TechniqueFacts } from '../../../../common/http/facts';
import type { AmountScale, BarMetric, ColorMetric } from '../../../../common/coverage/metrics';
import {
  type AmountOf,
  amountLegend,
  distinctAmounts,
  paintAmount,
  scaleOf,
  tagAmounts,
} from './paint_amounts';
import { changeLegend, paintChange } from './paint_change';
import { compareLegend, type LayerMark, paintComparison } from './paint_comparison';
import {
  paintPotential,
  paintState,
  paintVisibility,
  potentialLegend,
  stateLegend,
  visibilityLegend,
} from './paint_facts';
import { paintTime, timeLegend } from './paint_times';
import { type CellPaint, type LegendEntry, NOT_COUNTED, type Painting, UNKNOWN } from './painting';

/** What the chosen colour needs; undefined while it is loading. */
export interface PaintInput {
  readonly color_by: ColorMetric;
  readonly bar_by: BarMetric;
  readonly scale: AmountScale;
  readonly coverage: CoverageResponse | undefined;
  /** Coverage of the period of the same length before. */
  readonly before: CoverageResponse | undefined;
  readonly details: CoverageDetailsResponse | undefined;
  readonly facts: FactsResponse | undefined;
  /** The layers that are compared with. */
  readonly overlays: readonly StoredOverlay[];
  readonly formatTime: (time: string) => string;
}

type Cell = Pick<TechniqueView, 'tags' | 'own_tags'>;

/** Colours every cell of the matrix, each technique once, however many tactics it stands in. */
export function paintMatrix(view: MatrixView, input: PaintInput): Painting {
  const { cells, parts } = collectCells(view);
  const painter = painterOf(cells, (id) => parts.get(id) ?? [id], input);
  const bars = barsOf(cells, (id) => parts.get(id) ?? [id], input);
  const painted = new Map<string, CellPaint>();
  for (const id of cells.keys()) {
    const paint = painter.paint(id);
    const bar = bars?.(id) ?? null;
    painted.set(
      id,
      bar === null ? paint : { ...paint, ...bar, words: `${paint.words}; ${bar.words}` }
    );
  }
  return { cells: painted, title: painter.title, legend: withUnknown(painter.legend, painted) };
}

interface Collected {
  readonly cells: ReadonlyMap<string, Cell>;
  /** Technique → itself and its shown sub-techniques. */
  readonly parts: ReadonlyMap<string, readonly string[]>;
}

function collectCells({ tactics }: MatrixView): Collected {
  const cells = new Map<string, Cell>();
  const parts = new Map<string, readonly string[]>();
  for (const { techniques } of tactics) {
    for (const { technique, sub_techniques, ...cell } of techniques) {
      const subs = sub_techniques.map((sub) => sub.technique.id);
      // A technique may stand with more sub-techniques in one tactic than in another: the larger says more.
      if ((cells.get(technique.id)?.tags ?? -1) < cell.tags) {
        cells.set(technique.id, cell);
        parts.set(technique.id, [technique.id, ...subs]);
      }
      for (const sub of sub_techniques) cells.set(sub.technique.id, sub);
    }
  }
  return { cells, parts };
}

interface Painter {
  readonly title: string;
  readonly legend: readonly LegendEntry[];
  readonly paint: (id: string) => CellPaint;
}

type PartsOf = (id: string) => readonly string[];

function painterOf(cells: ReadonlyMap<string, Cell>, partsOf: PartsOf, input: PaintInput): Painter {
  const { color_by, coverage, before, details, facts, overlays } = input;
  switch (color_by) {
    case 'tags':
      return tagPainter(cells, input);
    case 'hosts':
    case 'rules':
      return details === undefined
        ? waiting(`${color_by === 'hosts' ? 'Hosts' : 'Rules'} per technique`)
        : distinctPainter(color_by, cells, partsOf, details, input.scale);
    case 'first_seen':
    case 'last_seen':
      return details === undefined
        ? waiting('Seen')
        : timePainter(color_by, partsOf, details, input.formatTime);
    case 'change':
      return coverage === undefined || before === undefined
        ? waiting('Change to the period before')
        : changePainter(cells, partsOf, coverage, before);
    case 'state':
    case 'potential':
    case 'visibility':
      return facts === undefined
        ? waiting(FACT_TITLE[color_by])
        : factPainter(color_by, partsOf, facts);
    case 'compare':
      return coverage === undefined || overlays.length === 0
        ? waiting('Choose a layer to compare with')
        : comparePainter(cells, partsOf, coverage, overlays);
  }
}

const waiting = (title: string): Painter => ({ title, legend: [], paint: () => NOT_COUNTED });

const isComplete = ({ sources }: CoverageResponse): boolean =>
  sources.every(({ status }) => status === 'complete');

function tagPainter(
  cells: ReadonlyMap<string, Cell>,
  { coverage, scale }: Pick<PaintInput, 'coverage' | 'scale'>
): Painter {
  const complete = coverage === undefined || isComplete(coverage);
  const amountOf = tagAmounts(cells, complete);
  const steps = scaleOf(cells.keys(), amountOf, scale, true);
  const paint = (id: string) => paintAmount(amountOf(id), steps, complete);
  return {
    title: 'Tags per technique',
    legend: amountLegend(steps),
    paint: coverage === undefined ? () => NOT_COUNTED : paint,
  };
}

function distinctPainter(
  what: 'hosts' | 'rules',
  cells: ReadonlyMap<string, Cell>,
  partsOf: PartsOf,
  response: CoverageDetailsResponse,
  scale: AmountScale
): Painter {
  const complete = response.incomplete.length === 0;
  const amountOf = distinctAmounts(what, partsOf, byId(response), complete);
  const steps = scaleOf(cells.keys(), amountOf, scale, false);
  return {
    title: `${what === 'hosts' ? 'Hosts' : 'Rules'} per technique`,
    legend: amountLegend(steps),
    paint: (id) => paintAmount(amountOf(id), steps, complete),
  };
}

function timePainter(
  which: 'first_seen' | 'last_seen',
  partsOf: PartsOf,
  response: CoverageDetailsResponse,
  formatTime: PaintInput['formatTime']
): Painter {
  const details = byId(response);
  const options = {
    to: response.range.to,
    complete: response.incomplete.length === 0,
    formatTime,
  };
  return {
    title: which === 'first_seen' ? 'First seen in range' : 'Last seen, before its end',
    legend: timeLegend(),
    paint: (id) =>
      paintTime(
        which,
        partsOf(id).map((part) => details.get(part)),
        options
      ),
  };
}

function changePainter(
  cells: ReadonlyMap<string, Cell>,
  partsOf: PartsOf,
  now: CoverageResponse,
  before: CoverageResponse
): Painter {
  const earlier = new Map<string, number>(
    before.techniques.map(({ id, observed, alerted }) => [id, observed + alerted])
  );
  const complete = isComplete(now) && isComplete(before);
  return {
    title: 'Tags against the period before',
    legend: changeLegend(),
    paint: (id) => {
      const was = partsOf(id).reduce((sum, part) => sum + (earlier.get(part) ?? 0), 0);
      return paintChange(cells.get(id)?.tags ?? 0, was, complete);
    },
  };
}

function comparePainter(
  cells: ReadonlyMap<string, Cell>,
  partsOf: PartsOf,
  coverage: CoverageResponse,
  overlays: readonly StoredOverlay[]
): Painter {
  const layers = overlays.map(({ name, techniques }) => ({
    name,
    marks: new Map<string, StoredOverlay['techniques'][number]>(
      techniques.map((technique) => [technique.id, technique])
    ),
  }));
  const marksOf = (id: string): LayerMark[] =>
    layers.map(({ name, marks }) => {
      const part = [id, ...partsOf(id)].find((candidate) => marks.has(candidate));
      return { layer: name, mark: part === undefined ? undefined : marks.get(part) };
    });
  return {
    title: `Tags against ${layers.map(({ name }) => `“${name}”`).join(', ')}`,
    legend: compareLegend(layers.length),
    paint: (id) => paintComparison(cells.get(id)?.tags ?? 0, marksOf(id), isComplete(coverage)),
  };
}

const FACT_TITLE = {
  state: 'State',
  potential: 'Data components that arrive',
  visibility: 'Visibility by DeTT&CT’s formula',
} as const;

function factPainter(
  which: keyof typeof FACT_TITLE,
  partsOf: PartsOf,
  { techniques }: FactsResponse
): Painter {
  const facts = new Map<string, TechniqueFacts>(techniques.map((fact) => [fact.id, fact]));
  const title = FACT_TITLE[which];
  switch (which) {
    case 'state': {
      const paint = (id: string) => paintState(partsOf(id).map((part) => facts.get(part)));
      return { title, legend: stateLegend(), paint };
    }
    case 'potential':
      return { title, legend: potentialLegend(), paint: (id) => paintPotential(facts.get(id)) };
    case 'visibility':
      return { title, legend: visibilityLegend(), paint: (id) => paintVisibility(facts.get(id)) };
  }
}

const byId = ({ techniques }: CoverageDetailsResponse): ReadonlyMap<string, TechniqueDetails> =>
  new Map(techniques.map((technique) => [technique.id, technique]));

type BarOf = (id: string) => { readonly bar: number; readonly words: string } | null;

/** Null where no bar is wanted, or what it needs is not there yet. */
function barsOf(
  cells: ReadonlyMap<string, Cell>,
  partsOf: PartsOf,
  { bar_by, coverage, details }: PaintInput
): BarOf | null {
  const amountOf = barAmounts(cells, partsOf, bar_by, coverage, details);
  if (amountOf === null) return null;
  const { most } = scaleOf(cells.keys(), amountOf, 'log', false);
  return (id) => {
    const { count, words } = amountOf(id);
    if (count === 0 || most === 0) return null;
    // Logarithmic, as volumes are: one of a million is still to be seen.
    return { bar: Math.max(0.04, Math.log1p(count) / Math.log1p(most)), words };
  };
}

function barAmounts(
  cells: ReadonlyMap<string, Cell>,
  partsOf: PartsOf,
  bar_by: BarMetric,
  coverage: CoverageResponse | undefined,
  details: CoverageDetailsResponse | undefined
): AmountOf | null {
  if (bar_by === 'tags') {
    return coverage === undefined ? null : tagAmounts(cells, isComplete(coverage));
  }
  if (bar_by !== 'hosts' && bar_by !== 'rules') return null;
  if (details === undefined) return null;
  return distinctAmounts(bar_by, partsOf, byId(details), details.incomplete.length === 0);
}

/** Stripes are explained where some cell has them. */
function withUnknown(
  legend: readonly LegendEntry[],
  painted: ReadonlyMap<string, CellPaint>
): readonly LegendEntry[] {
  const some = [...painted.values()].some(({ paint }) => paint === UNKNOWN.paint);
  const named = legend.some(({ paint }) => paint === 'unknown');
  return some && !named ? [...legend, { paint: 'unknown', text: 'unknown' }] : legend;
}
