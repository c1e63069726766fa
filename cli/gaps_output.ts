import { printEvent } from '../common/gaps/assess_gaps';
import type { Next } from '../common/gaps/next_steps';
import type { GapComponent, GapsResponse } from '../common/http/gaps';

/** How many steps the text shows; JSON has all. */
const SHOWN_STEPS = 10;

export interface PrintedGaps {
  readonly gaps: GapsResponse;
  readonly next: Next;
  readonly tag: Next;
}

/** Everything that the page shows; events by name instead of by position. */
export function gapsToJson({ gaps, next, tag }: PrintedGaps) {
  const { components, techniques, log_events, requests: _requests, ...rest } = gaps;
  const names = new Map(components.map(({ id, name }) => [id, name]));
  const eventAt = (at: number) => {
    const { log_source, event_id, name, element } = log_events[at] ?? {};
    return { log_source, event_id, name, element };
  };
  const eventsOf = (step: Next['alone'][number]) =>
    step.events.map(({ event, techniques: count }) => ({ ...eventAt(event), techniques: count }));
  return {
    ...rest,
    complete: rest.incomplete.length === 0,
    components: components.map(({ log_events: own, ...component }) => ({
      ...component,
      log_events: own.map(({ event, ...pair }) => ({ ...log_events[event], ...pair })),
    })),
    techniques: techniques.map(({ needs, ...technique }) => ({
      ...technique,
      needs: needs.map(({ events, ...need }) => ({ ...need, events: events.map(eventAt) })),
    })),
    next: next.sequence.map(({ choice, ids, ...step }) => ({
      component_id: choice,
      name: names.get(choice) ?? choice,
      adds: ids,
      adds_weight: step.weight,
      total: step.total_ids,
      total_weight: step.total_weight,
      switch_on: eventsOf({ choice, ids, ...step }),
    })),
    alone: next.alone.map((step) => ({
      component_id: step.choice,
      name: names.get(step.choice) ?? step.choice,
      techniques: step.ids,
      weight: step.weight,
      switch_on: eventsOf(step),
    })),
    tag_next: tag.sequence.map(({ choice, ids, weight, total_ids, total_weight }) => ({
      ...eventAt(Number(choice)),
      ...{ adds: ids, adds_weight: weight, total: total_ids, total_weight },
    })),
  };
}

/** What arrives and what does not, and the first steps, to read. */
export function gapsToText({ gaps, next, tag }: PrintedGaps): string {
  const { catalogue, platform, range, techniques } = gaps;
  const observable = techniques.filter(({ potential }) => potential === 'yes').length;
  const lines = [
    `ATT&CK ${catalogue.domain} ${catalogue.version ?? ''}, ${platform}: the data of ${observable} of ${techniques.length} techniques arrives`,
    `${range.from} to ${range.to}, ${gaps.hosts === null ? 'hosts not known' : `${gaps.hosts_at_least ? 'at least ' : ''}${gaps.hosts} hosts`}`,
    '',
    ...gaps.components.filter(({ log_events }) => log_events.length > 0).map(printComponent),
    '',
    `Enable next (${next.gainable} techniques to gain):`,
    ...next.sequence.slice(0, SHOWN_STEPS).map(({ choice, ids, total_ids, events }) => {
      const name = gaps.components.find(({ id }) => id === choice)?.name ?? choice;
      return `  ${name}: ${ids.length} more, ${total_ids} in all; ${printEvents(gaps, events)}`;
    }),
    '',
    `Tag next (${tag.gainable} techniques whose data arrives and that no rule names):`,
    ...tag.sequence
      .slice(0, SHOWN_STEPS)
      .map(
        ({ ids, total_ids, events }) =>
          `  ${printEvents(gaps, events)}: ${ids.length} more, ${total_ids} in all`
      ),
  ];
  return `${lines.join('\n')}\n`;
}

const ARRIVES = { yes: 'arrives', no: 'missing', unknown: 'unknown', not_assessed: '-' } as const;

const printComponent = (component: GapComponent): string => {
  const { name, arrives, events, techniques, silence, judgement } = component;
  const notes = [
    ...(silence.status === 'silent' ? [`silent since ${silence.last_event ?? ''}`] : []),
    ...(judgement === null ? [] : ['judged by hand']),
  ];
  return [
    ARRIVES[arrives].padEnd(8),
    String(events).padStart(10),
    `  ${name}: ${techniques.observable.length} techniques, ${techniques.seen.length} seen, ${techniques.sole_source.length} by it alone`,
    ...notes.map((note) => `; ${note}`),
  ].join('');
};

const printEvents = (gaps: GapsResponse, events: Next['alone'][number]['events']): string =>
  events.length === 0
    ? 'by another log'
    : events
        .slice(0, 5)
        .map(({ event }) => {
          const found = gaps.log_events[event];
          return `${printEvent(found)}${found?.element ? ` (${found.element})` : ''}`;
        })
        .join(', ');
