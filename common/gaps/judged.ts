import type { DataComponent } from '../attack/catalogue';
import type { TechniqueId } from '../attack/ids';
import type { Fact } from '../http/facts';
import type { Judgement, JudgementSubject } from '../http/gap_judgements';

/** What people said, by what they said it of. */
export interface Judged {
  component(component: Pick<DataComponent, 'name'>): Judgement | undefined;
  technique(id: TechniqueId): Judgement | undefined;
}

/** One key per component or technique: `component:Process Creation`, `technique:T1055`. */
export const judgementKey = (subject: JudgementSubject): string =>
  subject.kind === 'component' ? `component:${subject.name}` : `technique:${subject.id}`;

export function indexJudgements(judgements: readonly Judgement[]): Judged {
  const byKey = new Map(judgements.map((each) => [judgementKey(each.subject), each]));
  return {
    component: ({ name }) => byKey.get(judgementKey({ kind: 'component', name })),
    technique: (id) => byKey.get(judgementKey({ kind: 'technique', id })),
  };
}

export const NOTHING_JUDGED: Judged = indexJudgements([]);

/**
 * What counts: what somebody judged, before what was seen.
 *
 * @param judgement - of the same component or technique, where there is one
 */
export function judgedFact(seen: Fact, judgement: Judgement | undefined): Fact {
  switch (judgement?.availability) {
    case 'available':
      return 'yes';
    case 'not_available':
      return 'no';
    default:
      return seen;
  }
}
