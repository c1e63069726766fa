import { CoverageError } from '../../errors';

/** Gives each distinct value a position, in order of first appearance. */
export interface Table<Value> {
  readonly values: readonly Value[];
  readonly add: (value: Value) => number;
}

export function createTable<Value>(keyOf: (value: Value) => string): Table<Value> {
  const values: Value[] = [];
  const positions = new Map<string, number>();
  const add = (value: Value): number => {
    const key = keyOf(value);
    const known = positions.get(key);
    if (known !== undefined) return known;
    positions.set(key, values.length);
    return values.push(value) - 1;
  };
  return { values, add };
}

/**
 * Positions by id.
 *
 * @throws CoverageError `invalid_input` from the returned function, for an id that is not in the list
 */
export function positionsOf(entries: readonly { readonly id: string }[], subject: string) {
  const positions = new Map(entries.map(({ id }, position) => [id, position]));
  return (id: string): number => {
    const position = positions.get(id);
    if (position === undefined)
      throw new CoverageError('invalid_input', `The catalogue has no ${subject} ${id}.`);
    return position;
  };
}

/** The entry at a position. @throws CoverageError `invalid_input` where the list is shorter */
export function entryAt<Value>(list: readonly Value[], position: number, subject: string): Value {
  const value = list[position];
  if (value === undefined)
    throw new CoverageError('invalid_input', `The packed catalogue lacks ${subject} ${position}.`);
  return value;
}

export const toSteps = (positions: readonly number[]): number[] =>
  positions.map((position, n) => position - (positions[n - 1] ?? 0));

export function fromSteps(steps: readonly number[]): number[] {
  let position = 0;
  return steps.map((step) => (position += step));
}
