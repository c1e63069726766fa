import type { TechniqueFacts } from '../http/facts';
import type { MatrixView } from './matrix_view';

/** How many of the techniques shown are seen, could be seen, and are out of sight; together all that are shown. */
export interface Sight {
  readonly techniques: number;
  /** Observed, alerted or validated. */
  readonly seen: number;
  /** Their data arrives, or a rule names them, and nothing was seen. */
  readonly could_see: number;
  readonly blind: number;
  /** A search failed. */
  readonly unknown: number;
  /** ATT&CK names no data for them. */
  readonly not_assessed: number;
}

type Kind = Exclude<keyof Sight, 'techniques'>;

const KIND: Readonly<Record<TechniqueFacts['state'], Kind>> = {
  validated: 'seen',
  alerted: 'seen',
  observed: 'seen',
  configured: 'could_see',
  potential: 'could_see',
  blind: 'blind',
  unknown: 'unknown',
  not_assessed: 'not_assessed',
};

/**
 * What of the techniques shown we see, could see and are blind to: each technique and sub-technique by itself, once.
 *
 * @param facts - of the platform that the view shows
 */
export function sightOf(view: MatrixView, facts: readonly TechniqueFacts[]): Sight {
  const states = new Map<string, TechniqueFacts['state']>(
    facts.map(({ id, state }) => [id, state])
  );
  const ids = new Set<string>();
  for (const { techniques } of view.tactics) {
    for (const { technique, sub_techniques } of techniques) {
      ids.add(technique.id);
      for (const sub of sub_techniques) ids.add(sub.technique.id);
    }
  }
  const counts = { seen: 0, could_see: 0, blind: 0, unknown: 0, not_assessed: 0 };
  ids.forEach((id) => {
    counts[KIND[states.get(id) ?? 'not_assessed']]++;
  });
  return { techniques: ids.size, ...counts };
}
