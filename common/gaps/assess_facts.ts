import type { TechniqueId } from '../attack/ids';
import { stateOf } from '../coverage/state';
import type { Fact, TechniqueFacts } from '../http/facts';
import { type Arrival, indexTogether } from './arrival';
import { type Judged, judgedFact, judgementKey } from './judged';
import type { ComponentNeed, TechniqueNeeds } from './needs';
import { visibilityOf } from './visibility';

/** Tags of one origin, as they were counted. */
export interface CountedOrigin {
  /** Techniques with at least one tag. */
  readonly techniques: ReadonlySet<string>;
  /** False where a source failed or was partial: a technique that is not in the set may have tags. */
  readonly complete: boolean;
}

/** Techniques that something names, and what: a configuration, an enabled detection rule, a simulation. */
export interface NamedTechniques {
  readonly techniques: readonly { readonly id: TechniqueId; readonly origin: string }[];
  /** Why more may be named than is listed; null where the list is whole. */
  readonly problem: string | null;
}

/** What the facts are made of; null where there is no input. */
export interface FactInputs {
  readonly needs: readonly TechniqueNeeds[];
  readonly arrival: Arrival;
  readonly observed: CountedOrigin | null;
  readonly alerted: CountedOrigin | null;
  readonly configured: NamedTechniques | null;
  readonly validated: NamedTechniques | null;
  /** What people said, which counts before what was seen. */
  readonly judged: Judged;
}

/**
 * The five independent facts of each technique, and its one state.
 *
 * @returns in the order of the needs
 * @see docs/scoring.md, "Facts and state"
 */
export function assessFacts(inputs: FactInputs): readonly TechniqueFacts[] {
  const arrives = arrivalOfNeeds(inputs);
  const observed = countedFact(inputs.observed);
  const alerted = countedFact(inputs.alerted);
  const configured = countedFact(asCounted(inputs.configured));
  const validated = countedFact(asCounted(inputs.validated));
  return inputs.needs.map((needs) => {
    const { id } = needs.technique;
    const { potential, ...shares } = assessPotential(needs.components, arrives);
    const facts = {
      potential: judgedFact(potential, inputs.judged.technique(id)),
      configured: configured(id),
      observed: observed(id),
      alerted: alerted(id),
      validated: validated(id),
    };
    return { id, state: stateOf(facts), ...facts, ...shares, judged_by: judgedBy(needs, inputs) };
  });
}

/** Whether a component arrives for a technique: as somebody judged it, else as it was seen. */
export function arrivalOfNeeds({
  arrival,
  judged,
}: Pick<FactInputs, 'arrival' | 'judged'>): (need: ComponentNeed) => Fact {
  const together = indexTogether(arrival);
  return ({ component, triggers }) =>
    judgedFact(
      arrival.asked ? together(triggers).arrives : 'not_assessed',
      judged.component(component)
    );
}

/** Keys of the judgements that count for a technique's potential. */
function judgedBy(
  { technique, components }: TechniqueNeeds,
  { judged }: Pick<FactInputs, 'judged'>
): string[] {
  const all = [
    judged.technique(technique.id),
    ...components.map((need) => judged.component(need.component)),
  ];
  const keys: string[] = [];
  for (const judgement of all)
    if (judgement !== undefined && judgement.availability !== null)
      keys.push(judgementKey(judgement.subject));
  return keys;
}

const asCounted = (named: NamedTechniques | null): CountedOrigin | null =>
  named === null
    ? null
    : {
        techniques: new Set(named.techniques.map(({ id }) => id)),
        complete: named.problem === null,
      };

const countedFact =
  (counted: CountedOrigin | null) =>
  (id: TechniqueId): Fact => {
    if (counted === null) return 'not_assessed';
    if (counted.techniques.has(id)) return 'yes';
    return counted.complete ? 'no' : 'unknown';
  };

type Potential = Pick<TechniqueFacts, 'potential' | 'components' | 'visibility'>;

/**
 * Whether the data of a technique arrives, and how much of it.
 *
 * @param components - those that the technique needs; none where ATT&CK names none
 * @param arrives - whether one of them does
 * @returns potential `yes` as soon as one component arrives, `unknown` as soon as one may
 */
export function assessPotential(
  components: readonly ComponentNeed[],
  arrives: (need: ComponentNeed) => Fact
): Potential {
  if (components.length === 0)
    return { potential: 'not_assessed', components: null, visibility: null };
  const facts = components.map((need) => ({ id: need.component.id, fact: arrives(need) }));
  const idsOf = (...wanted: readonly Fact[]) =>
    facts.filter(({ fact }) => wanted.includes(fact)).map(({ id }) => id);
  const arriving_ids = idsOf('yes');
  const missing_ids = idsOf('no', 'unknown', 'not_assessed');
  const unknown_ids = idsOf('unknown');
  const isAssessed = facts.some(({ fact }) => fact !== 'not_assessed');
  const [needed, arriving] = [facts.length, arriving_ids.length];
  return {
    potential:
      arriving > 0
        ? 'yes'
        : unknown_ids.length > 0
          ? 'unknown'
          : isAssessed
            ? 'no'
            : 'not_assessed',
    components: { needed, arriving, arriving_ids, missing_ids, unknown_ids },
    visibility: unknown_ids.length > 0 || !isAssessed ? null : visibilityOf(arriving, needed),
  };
}
