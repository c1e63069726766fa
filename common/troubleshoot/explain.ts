import type { Cell, Step, TroubleshootResponse } from '../http/troubleshoot';
import type { EventFacts } from './facts';
import { readField } from './field_step';
import { lookUp, readValues } from './rule_name_steps';
import { findSource, sourceFilterStep, sourceStep } from './source_steps';
import { skipped } from './step';
import { suppressionStep } from './suppression_step';
import { eventTime, timeStep, viewStep } from './view_steps';

/**
 * Follows one event from its rule name to the cells that count it.
 *
 * Every step that can be looked at is looked at, also behind one that fails: an event may have two things wrong.
 *
 * @returns the steps in their order, and the first that fails; `unknown` where none fails but one cannot be told
 */
export function explainEvent(facts: EventFacts): TroubleshootResponse {
  const { index, id, document, catalogue, filter } = facts;
  const found = findSource(facts);
  const event = { index, id, document: { ...document } };
  if (found === null) {
    const steps = [sourceStep(facts, null), skipped('field', 'Without a source no field is read.')];
    const verdict = verdictOf(steps, []);
    return { ...event, time: null, source_id: null, steps, segments: [], verdict };
  }
  const field = readField(facts, found);
  const before = [sourceStep(facts, found), sourceFilterStep(facts, found), field.step];
  const after = [timeStep(facts, found), viewStep(facts, found)];
  const rest = { ...event, time: eventTime(facts, found), source_id: found.source.id };
  if (field.values.length === 0) {
    const steps = [...before, skipped('rule_name', 'There is nothing to read.'), ...after];
    return { ...rest, steps, segments: [], verdict: verdictOf(steps, []) };
  }
  const read = readValues(field.values, found.source.tags_from);
  const names = found.source.tags_from === 'rule_name' ? field.values : [];
  const known =
    read.ids.length === 0
      ? { steps: [skipped('catalogue', 'There is no id to look up.')], cells: [] }
      : lookUp(read.ids, names, catalogue, filter);
  const suppressed = suppressionStep(
    facts,
    found,
    known.cells.map((cell) => cell.id)
  );
  const steps = [...before, read.step, ...known.steps, ...after, suppressed.step];
  const cells = known.cells.filter((cell) => !suppressed.techniques.has(cell.id));
  return { ...rest, steps, segments: [...read.segments], verdict: verdictOf(steps, cells) };
}

function verdictOf(
  steps: readonly Step[],
  cells: readonly Cell[]
): TroubleshootResponse['verdict'] {
  const failed = steps.find(({ status }) => status === 'failed');
  if (failed) {
    return { kind: 'not_counted', step: failed.id, text: failed.text, cells: [] };
  }
  const open = steps.find(({ status }) => status === 'unknown');
  if (open) return { kind: 'unknown', step: open.id, text: open.text, cells: [...cells] };
  const names = cells.map(({ id, name }) => `${id} ${name}`).join(', ');
  return {
    kind: 'counted',
    step: null,
    text: `This event counts for ${names}.`,
    cells: [...cells],
  };
}
