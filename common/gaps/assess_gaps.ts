import type { Catalogue } from '../attack/catalogue';
import type { GapComponent, GapTechnique, GapsResponse } from '../http/gaps';
import { COMPONENT_EVENTS } from '../sysmon/component_events';
import { arrivalOfNeeds, assessFacts, type FactInputs } from './assess_facts';
import { assessArrival, neededComponents, type NeededComponent } from './component_arrival';
import { noTechniques, techniquesOfComponents } from './component_techniques';
import { explainState } from './explain_state';
import { indexTogether } from './arrival';
import { judgementKey } from './judged';
import { isSysmon, listLogEvents, type LogEvents } from './log_events';
import type { GapMapping } from './mapping';
import type { TechniqueNeeds } from './needs';
import { otherLogSources } from './other_log_sources';
import { qualityOf } from './quality';
import type { Silence } from './silence';
import type { Trigger } from './trigger';
import type { RelatedUse } from './used_by';

export interface GapInputs extends FactInputs {
  readonly catalogue: Pick<Catalogue, 'analytics'>;
  readonly platform: string;
  readonly mapping: GapMapping;
  /** Whether what stands for a component stopped. */
  readonly silenceOf: (triggers: readonly Trigger[]) => Silence;
  /** Who is known to use a technique. */
  readonly usedBy: (id: string) => RelatedUse;
}

/** As many as are of use to a reader. */
const MAX_OTHER_LOG_SOURCES = 50;

/**
 * Data components against what arrives, and for each technique which of its data does. Facts and states are those of
 * `assessFacts`, so that no page says another thing than the matrix.
 */
export function assessGaps(
  inputs: GapInputs
): Pick<GapsResponse, 'components' | 'techniques' | 'log_events'> {
  const facts = assessFacts(inputs);
  const events = listLogEvents(inputs.needs, inputs.arrival);
  const needed = neededComponents(inputs.needs);
  const together = indexTogether(inputs.arrival);
  const techniques = techniquesOfComponents(inputs.needs, facts);
  const others = otherLogSources(inputs.catalogue.analytics, inputs.platform, inputs.mapping);
  const arrivals = assessArrival(needed, inputs.arrival, inputs.judged);
  const arrives = arrivalOfNeeds(inputs);
  const uses = countUses(inputs.needs, events);
  return {
    components: needed.map((need, n): GapComponent => {
      const { log_sources: _events, ...arrival } = arrivals[n] ?? missing(need);
      const judgement = inputs.judged.component(need.component);
      const other = others.get(need.component.id) ?? [];
      return {
        ...arrival,
        seen: together(need.triggers).arrives,
        log_events: need.triggers.map((trigger) => ({
          event: events.indexOf(trigger),
          by: trigger.by,
          ...pairOf(need, trigger),
          techniques: uses.get(useKey(need.component.id, events.indexOf(trigger))) ?? 0,
        })),
        other_log_sources: other.slice(0, MAX_OTHER_LOG_SOURCES),
        other_log_source_count: other.length,
        silence: inputs.silenceOf(need.triggers),
        techniques: techniques.get(need.component.id) ?? noTechniques(),
        judgement: judgement === undefined ? null : judgementKey(judgement.subject),
      };
    }),
    techniques: inputs.needs.map((each, n) => toTechnique(each, facts[n], inputs, arrives, events)),
    log_events: [...events.list],
  };
}

/** `assessArrival` answers each of what it is given: this is for the compiler alone. */
const missing = ({ component }: NeededComponent) => {
  throw new Error(`component ${component.id} was not assessed`);
};

const useKey = (component_id: string, event: number): string => `${component_id} ${event}`;

function countUses(
  needs: readonly TechniqueNeeds[],
  events: LogEvents
): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const { components } of needs)
    for (const { component, triggers } of components)
      for (const trigger of triggers) {
        const key = useKey(component.id, events.indexOf(trigger));
        uses.set(key, (uses.get(key) ?? 0) + 1);
      }
  return uses;
}

/** What this project thinks of the pair, whoever published it. */
function pairOf(
  { component }: NeededComponent,
  trigger: Trigger
): Pick<GapComponent['log_events'][number], 'fidelity' | 'note'> {
  const pair = isSysmon(trigger)
    ? COMPONENT_EVENTS.find(
        (each) => each.event_id === trigger.event_id && each.component === component.name
      )
    : undefined;
  return { fidelity: trigger.fidelity ?? pair?.fidelity ?? null, note: pair?.note ?? null };
}

function toTechnique(
  { technique, components }: TechniqueNeeds,
  facts: ReturnType<typeof assessFacts>[number] | undefined,
  inputs: GapInputs,
  arrives: ReturnType<typeof arrivalOfNeeds>,
  events: LogEvents
): GapTechnique {
  if (facts === undefined) throw new Error(`technique ${technique.id} was not assessed`);
  const judgement = inputs.judged.technique(technique.id);
  const needs = components.map((need) => ({
    component_id: need.component.id,
    arrives: arrives(need),
    events: need.triggers.map(events.indexOf),
  }));
  const explained = needs.map(({ arrives: fact, events: own }, n) => ({
    component: components[n]?.component.name ?? '',
    arrives: fact,
    events: own.map((at) => printEvent(events.list[at])),
  }));
  return {
    ...facts,
    name: technique.name,
    why: explainState(facts, explained, judgement?.availability ?? null),
    ...inputs.usedBy(technique.id),
    needs,
    detection: judgement?.detection ?? null,
    quality: qualityOf(
      components.map((need, n) => {
        if (needs[n]?.arrives !== 'yes') return { kind: 'missing' };
        const quality = inputs.judged.component(need.component)?.quality ?? null;
        return quality === null ? { kind: 'not_judged' } : { kind: 'judged', quality };
      })
    ),
  };
}

/** `Sysmon 7`, `Security 4688` */
export const printEvent = (
  event: { readonly log_source: string; readonly event_id: number } | undefined
): string =>
  event === undefined ? '' : `${event.log_source.replace(/^WinEventLog:/, '')} ${event.event_id}`;
