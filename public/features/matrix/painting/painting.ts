/** Names of colours; the style sheet has a class for each. */
export const PAINTS = [
  'none',
  'unknown',
  'level_1',
  'level_2',
  'level_3',
  'level_4',
  'level_5',
  'level_6',
  'new',
  'risen',
  'same',
  'fallen',
  'gone',
  'validated',
  'alerted',
  'observed',
  'configured',
  'potential',
  'blind',
  'not_assessed',
  'both',
  'only_here',
  'only_there',
] as const;
export type Paint = (typeof PAINTS)[number];

/** What a cell shows: its colour, the short text in it, and both in words. */
export interface CellPaint {
  readonly paint: Paint;
  /** In the cell; null for nothing. */
  readonly shown: string | null;
  /** What the colour says, for titles and screen readers. */
  readonly words: string;
  /** Second value, fraction 0–1 of the largest; null where there is no bar. */
  readonly bar: number | null;
}

export interface LegendEntry {
  readonly paint: Paint;
  readonly text: string;
}

/** The whole picture: by technique, as rolled up in its cell, and what the colours mean. */
export interface Painting {
  readonly cells: ReadonlyMap<string, CellPaint>;
  readonly title: string;
  readonly legend: readonly LegendEntry[];
}

export const NOT_COUNTED: CellPaint = {
  paint: 'none',
  shown: null,
  words: 'not counted yet',
  bar: null,
};

export const UNKNOWN: CellPaint = {
  paint: 'unknown',
  shown: '?',
  words: 'unknown, because a search failed',
  bar: null,
};

const LEVEL_PAINTS: readonly Paint[] = [
  'none',
  'level_1',
  'level_2',
  'level_3',
  'level_4',
  'level_5',
  'level_6',
];

export const paintOfLevel = (level: number): Paint => LEVEL_PAINTS[level] ?? 'level_6';
