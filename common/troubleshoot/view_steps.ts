import type { Step } from '../http/troubleshoot';
import { parseRuleName } from '../rule_name/parse';
import { documentPath, type Source } from '../sources/source';
import { valuesAt } from './document_values';
import type { EventFacts, SourceFacts } from './facts';
import { passesSimpleQuery } from './simple_lucene';
import { step } from './step';

/** @returns ISO text of the event's time; null where none can be read */
export function eventTime({ document }: EventFacts, { source }: SourceFacts): string | null {
  const [text] = valuesAt(document, documentPath(source.fields.time));
  if (text === undefined) return null;
  const asNumber = /^\d{12,14}$/.test(text) ? Number(text) : NaN;
  const withZone = /(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text.replace(' ', 'T')}Z`;
  const time = Number.isNaN(asNumber) ? Date.parse(withZone) : asNumber;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** Whether the event lies in the view's time range. */
export function timeStep(facts: EventFacts, found: SourceFacts): Step {
  const { range } = facts;
  const field = found.source.fields.time;
  const time = eventTime(facts, found);
  const details = { [field]: time ?? 'no readable time', Range: `${range.from} to ${range.to}` };
  const inRange = found.in_range ?? (time === null ? null : time >= range.from && time < range.to);
  if (inRange === null) {
    return step('time', 'failed', `The event has no readable time in ${field}.`, {
      details,
      advice: `Fill ${field} with an ISO time, or let the source read another time field.`,
    });
  }
  return inRange
    ? step('time', 'passed', 'It lies in the time range of the view.', { details })
    : step('time', 'failed', 'It lies outside the time range of the view.', {
        details,
        advice:
          'Widen the range. If the time itself is wrong, look at the clock and the time zone of the shipper.',
      });
}

/** Whether sources, query and hosts of the view let the event through. */
export function viewStep({ filter, document }: EventFacts, found: SourceFacts): Step {
  const { source, in_view, in_range } = found;
  if (filter.sources.length > 0 && !filter.sources.includes(source.id)) {
    return step('view', 'failed', `The view leaves out the source “${source.name}”.`, {
      advice: 'Choose the source in the view, or all sources.',
    });
  }
  const unknown = source.view?.unknown ?? null;
  if (unknown !== null) return step('view', 'unknown', unknown);
  const details: Record<string, string> = {};
  if (filter.query.trim() !== '') details.Query = filter.query;
  if (filter.hosts.length > 0) details.Hosts = filter.hosts.join(', ');
  if (filter.analytic_types.length > 0) {
    details['Analytic types'] = filter.analytic_types.join(', ');
  }
  if (Object.keys(details).length === 0) {
    return step('view', 'passed', 'The view has no query and no chosen hosts or analytic types.');
  }
  const passes = in_range === true ? in_view : passesByText(filter, source, document);
  if (passes === null) {
    const text = 'Whether query and filters of the view let it through is not known.';
    return step('view', 'unknown', text, { details });
  }
  return passes
    ? step('view', 'passed', 'Query and filters of the view let it through.', { details })
    : step('view', 'failed', 'Query or filters of the view leave it out.', {
        details,
        advice: 'Clear the query and the filters of the view.',
      });
}

function passesByText(
  { query, hosts, analytic_types }: EventFacts['filter'],
  { fields }: Source,
  document: EventFacts['document']
): boolean | null {
  const valuesOf = (field: string | null) =>
    field === null ? [] : valuesAt(document, documentPath(field));
  const types = valuesOf(fields.rule_name).map((name) => parseRuleName(name).analytic_type ?? '');
  if (!isAnyChosen(hosts, valuesOf(fields.host))) return false;
  if (!isAnyChosen(analytic_types, types)) return false;
  return query.trim() === '' ? true : passesSimpleQuery(query, document);
}

const isAnyChosen = (chosen: readonly string[], values: readonly string[]): boolean =>
  chosen.length === 0 || values.some((value) => chosen.includes(value));
