import type { Catalogue, DataComponent, LogSourceReference } from '../attack/catalogue';
import { eventIdsOfChannel } from '../attack/log_sources';
import { COMPONENT_EVENTS, type ComponentEvent } from '../sysmon/component_events';
import { CLASSIC_DATA_SOURCES } from './classic_data_sources';
import { channelsOfLogSource, SYSMON_LOG_SOURCE } from './log_source_channels';
import { type GapMapping, logSourceTable } from './mapping';
import type { Trigger, TriggerOrigin } from './trigger';

/** Turns what a release says of a component into the events that prove it. */
export interface Triggers {
  /** Of one log source of an analytic (v18+); empty for prose channels and logs that are none of the user's. */
  ofReference(component: DataComponent, reference: LogSourceReference): readonly Trigger[];
  /** Of a component in general: the published table before v18, wider pairs where they are on, the user's own. */
  ofComponent(component: DataComponent): readonly Trigger[];
}

/** Events per component under one mapping, with each log source and component looked up once. */
export function createTriggers(
  { analytics }: Pick<Catalogue, 'analytics'>,
  mapping: GapMapping
): Triggers {
  const channels = rememberByName((name) => channelsOfLogSource(name, logSourceTable(mapping)));
  const isOff = (component: DataComponent, { log_source, event_id }: Trigger) =>
    mapping.pairs.some(
      (pair) => !pair.use && pair.event_id === event_id && isPairOf(pair, component, log_source)
    );
  const toTriggers = (
    log_source: string,
    ids: readonly number[],
    by: TriggerOrigin,
    fidelity: Trigger['fidelity']
  ): readonly Trigger[] => {
    const found = channels(log_source);
    if (found.length === 0) return [];
    return ids.map((event_id) => ({ log_source, channels: found, event_id, by, fidelity }));
  };
  const hasAnalytics = analytics.length > 0;
  const general = (component: DataComponent): readonly Trigger[] => [
    ...flat(
      publishedPairs(component, hasAnalytics, mapping).map(({ event_id, by, fidelity }) =>
        toTriggers(SYSMON_LOG_SOURCE, [event_id], originOf(by), fidelity)
      )
    ),
    ...flat(
      classicPairs(component, mapping).map(({ event_ids, fidelity }) =>
        toTriggers(SYSMON_LOG_SOURCE, event_ids, 'classic', fidelity)
      )
    ),
    ...flat(
      mapping.pairs
        .filter((pair) => pair.use && isPairOf(pair, component, pair.log_source))
        .map((pair) => toTriggers(pair.log_source, [pair.event_id], 'user', null))
    ),
  ];
  const ofComponent = new Map<string, readonly Trigger[]>();
  return {
    ofReference: (component, { name, channel }) =>
      toTriggers(name, eventIdsOfChannel(channel), 'attack', null).filter(
        (trigger) => !isOff(component, trigger)
      ),
    ofComponent: (component) => {
      const found =
        ofComponent.get(component.id) ??
        general(component).filter((trigger) => !isOff(component, trigger));
      ofComponent.set(component.id, found);
      return found;
    },
  };
}

/**
 * Before v18 the published table is what counts. From v18 on ATT&CK says it per technique, and what stands for a component
 * in general is a wider mapping: with it, an event counts wherever the component is needed.
 */
const publishedPairs = (
  component: DataComponent,
  hasAnalytics: boolean,
  { wider }: GapMapping
): readonly ComponentEvent[] =>
  COMPONENT_EVENTS.filter(
    ({ component: name, by, fidelity }) =>
      name === component.name &&
      ((!hasAnalytics && by.includes('ctid')) || wider.some((each) => each === fidelity))
  );

const originOf = (by: ComponentEvent['by']): TriggerOrigin =>
  (['ctid', 'ossem', 'attack'] as const).find((origin) => by.includes(origin)) ?? 'proposed';

/** What stands strongly for a plain text source counts: for those releases nothing else was published. */
const classicPairs = ({ id, name }: DataComponent, { wider }: GapMapping) =>
  CLASSIC_DATA_SOURCES.filter(
    (classic) =>
      id === name &&
      classic.name === name &&
      (classic.fidelity === 'strong' || wider.some((each) => each === classic.fidelity))
  );

const isPairOf = (
  pair: GapMapping['pairs'][number],
  { name }: DataComponent,
  log_source: string
): boolean => pair.component === name && pair.log_source.toLowerCase() === log_source.toLowerCase();

function rememberByName<Value>(make: (name: string) => Value): (name: string) => Value {
  const known = new Map<string, Value>();
  return (name) => {
    const found = known.get(name) ?? make(name);
    known.set(name, found);
    return found;
  };
}

const flat = <Item>(lists: readonly (readonly Item[])[]): readonly Item[] =>
  ([] as Item[]).concat(...lists);
