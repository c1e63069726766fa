import type { TechniqueId } from '../attack/ids';
import type { Suppression } from '../http/suppressions';
import type { Step } from '../http/troubleshoot';
import { documentPath } from '../sources/source';
import { currentIds } from '../suppressions/limits';
import { describeSuppression, namesValue } from '../suppressions/describe';
import { valuesAt } from './document_values';
import type { EventFacts, SourceFacts } from './facts';
import { passesSimpleQuery } from './simple_lucene';
import { step } from './step';

export interface SuppressionFinding {
  readonly step: Step;
  /** Techniques of which the event's tag does not count, by their current ids. */
  readonly techniques: ReadonlySet<TechniqueId>;
}

/**
 * Whether somebody suppressed the event, or its tags of some techniques.
 *
 * @param counted - current ids that it would count for
 */
export function suppressionStep(
  facts: EventFacts,
  found: SourceFacts,
  counted: readonly TechniqueId[]
): SuppressionFinding {
  const told = (found.source.view?.suppressions ?? []).map(({ suppression }) => suppression);
  const matching = told.filter((each) => matches(each, facts, found) === true);
  const open = told.filter((each) => matches(each, facts, found) === null);
  const whole = matching.filter(({ techniques }) => techniques === null);
  const techniques = new Set<TechniqueId>();
  for (const { techniques: limited } of matching) {
    for (const id of currentIds(limited ?? [], facts.catalogue)) {
      if (counted.includes(id)) techniques.add(id);
    }
  }
  const details = detailsOf([...matching, ...open]);
  const advice =
    'Look at it in the settings, under Suppressions, or show the view with what is suppressed.';
  if (whole.length > 0 || (counted.length > 0 && techniques.size === counted.length)) {
    return {
      techniques,
      step: step('suppression', 'failed', 'It is suppressed.', { details, advice }),
    };
  }
  if (open.length > 0) {
    const text = 'Only Elasticsearch can tell whether the query of a suppression names it.';
    return { techniques, step: step('suppression', 'unknown', text, { details }) };
  }
  if (techniques.size > 0) {
    const text = `Its tags of ${[...techniques].join(', ')} are suppressed; the others count.`;
    return { techniques, step: step('suppression', 'attention', text, { details, advice }) };
  }
  return { techniques, step: step('suppression', 'passed', whyNone(facts, told)) };
}

const whyNone = ({ filter }: EventFacts, told: readonly Suppression[]): string => {
  if (filter.suppressed === 'include') return 'The view counts what is suppressed, too.';
  return told.length === 0 ? 'Nothing is suppressed here.' : 'No suppression names it.';
};

function detailsOf(suppressions: readonly Suppression[]): Record<string, string> {
  const details: Record<string, string> = {};
  for (const each of suppressions) details[describeSuppression(each)] = each.reason;
  return details;
}

/** Elasticsearch's answer for a stored event; for a pasted one what its text tells, null where it does not. */
function matches(
  suppression: Suppression,
  { document }: EventFacts,
  { source, suppressed_by }: SourceFacts
): boolean | null {
  if (suppressed_by !== null) return suppressed_by.includes(suppression.id);
  if (suppression.kind === 'query') return passesSimpleQuery(suppression.value, document);
  const { rule_name, host, process_image } = source.fields;
  const field = { rule_name, host, process: process_image }[suppression.kind];
  const values = field === null ? [] : valuesAt(document, documentPath(field));
  return values.some((value) => namesValue(suppression, value));
}
