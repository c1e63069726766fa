import type { TechniqueFacts, TechniqueState } from '../../../../common/http/facts';
import { STATE_MEANING } from '../../../components/view/state_words';
import { formatCount } from '../../../platform/format';
import { type CellPaint, type LegendEntry, paintOfLevel, UNKNOWN } from './painting';

/** Strongest first: what a technique shows for itself and its sub-techniques. */
const ORDER: readonly TechniqueState[] = [
  'validated',
  'alerted',
  'observed',
  'configured',
  'potential',
  'unknown',
  'blind',
  'not_assessed',
];

const LETTER: Readonly<Record<TechniqueState, string>> = {
  validated: 'V',
  alerted: 'A',
  observed: 'O',
  configured: 'C',
  potential: 'P',
  blind: '–',
  unknown: '?',
  not_assessed: '',
};

type Facts = TechniqueFacts | undefined;

/** @param facts - of the technique and its shown sub-techniques, its own first */
export function paintState(facts: readonly Facts[]): CellPaint {
  const states = facts.map((fact) => fact?.state ?? 'not_assessed');
  const state = ORDER.find((candidate) => states.includes(candidate)) ?? 'not_assessed';
  const [own] = states;
  const detail = own === state || facts.length < 2 ? '' : `, by a sub-technique; itself ${own}`;
  return {
    paint: state,
    shown: LETTER[state] === '' ? null : LETTER[state],
    words: `${STATE_MEANING[state]}${detail}`,
    bar: null,
  };
}

/** Share of the data components that arrive, of the technique itself. */
export function paintPotential(fact: Facts): CellPaint {
  const components = fact?.components ?? null;
  if (components === null) {
    return { paint: 'not_assessed', shown: null, words: STATE_MEANING.not_assessed, bar: null };
  }
  const { arriving, needed } = components;
  if (fact?.potential === 'unknown' && arriving === 0) return UNKNOWN;
  const share = needed === 0 ? 0 : arriving / needed;
  const percent = Math.round(100 * share);
  const least = fact?.potential === 'unknown' ? 'at least ' : '';
  return {
    paint: share === 0 ? 'none' : paintOfLevel(share === 1 ? 6 : Math.ceil(share * 5)),
    shown: share === 0 ? null : `${percent}%`,
    words: `${least}${formatCount(arriving)} of ${formatCount(needed)} data components arrive`,
    bar: null,
  };
}

/** DeTT&CT's scores of visibility that a share of components can give, with their colours. */
const VISIBILITY = [
  { paint: 'none', text: '0 none' },
  { paint: 'level_2', text: '1 minimal' },
  { paint: 'level_3', text: '2 medium' },
  { paint: 'level_5', text: '3 good' },
  { paint: 'level_6', text: '4 excellent' },
] as const;

/** DeTT&CT's score of the share of the technique's own data components that arrive. */
export function paintVisibility(fact: Facts): CellPaint {
  const score = fact?.visibility ?? null;
  const entry = score === null ? undefined : VISIBILITY[score];
  if (entry === undefined) {
    return fact?.potential === 'unknown'
      ? UNKNOWN
      : { paint: 'not_assessed', shown: null, words: STATE_MEANING.not_assessed, bar: null };
  }
  return {
    paint: entry.paint,
    shown: score === 0 ? null : String(score),
    words: `visibility ${entry.text}: ${paintPotential(fact).words}`,
    bar: null,
  };
}

export const visibilityLegend = (): readonly LegendEntry[] => [
  ...VISIBILITY,
  { paint: 'not_assessed', text: 'not assessed' },
];

export const stateLegend = (): readonly LegendEntry[] => [
  { paint: 'validated', text: 'V validated' },
  { paint: 'alerted', text: 'A alerted' },
  { paint: 'observed', text: 'O observed' },
  { paint: 'configured', text: 'C configured' },
  { paint: 'potential', text: 'P potential' },
  { paint: 'blind', text: '– blind' },
  { paint: 'not_assessed', text: 'not assessed' },
];

export const potentialLegend = (): readonly LegendEntry[] => [
  { paint: 'none', text: 'none arrives' },
  { paint: 'level_1', text: 'to 20 %' },
  { paint: 'level_2', text: 'to 40 %' },
  { paint: 'level_3', text: 'to 60 %' },
  { paint: 'level_4', text: 'to 80 %' },
  { paint: 'level_5', text: 'below 100 %' },
  { paint: 'level_6', text: 'all arrive' },
  { paint: 'not_assessed', text: 'not assessed' },
];
