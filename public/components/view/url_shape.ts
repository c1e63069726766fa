import { z } from 'zod';

type Shape = z.ZodRawShape;

export interface ParsedShape<State> {
  readonly state: State;
  /** What could not be read, in words; its default is used. */
  readonly problems: readonly string[];
}

export interface UrlShape<State> {
  read(search: string): ParsedShape<State>;
  /** Leaves out what is as by default, in a fixed order, so that equal states have equal addresses. */
  print(state: State): string;
}

/** Reads and writes the state of one page in the query string, key by key: one bad value costs no other. */
export function urlShape<S extends Shape>(shape: S): UrlShape<z.output<z.ZodObject<S>>> {
  const schema = z.object(shape);
  type State = z.output<typeof schema>;
  const keys = Object.keys(shape);
  const defaults: Record<string, unknown> = schema.parse({});
  const read = (search: string): ParsedShape<State> => {
    const params = new URLSearchParams(search);
    const values: Record<string, unknown> = {};
    const problems: string[] = [];
    for (const key of keys) {
      const typed = params.getAll(key);
      if (typed.length === 0) continue;
      const value = Array.isArray(defaults[key]) ? typed : typed[0];
      const result = z
        .object({ [key]: z.unknown() })
        .extend(pick(shape, key))
        .safeParse({
          [key]: value,
        });
      if (result.success) values[key] = result.data[key];
      else {
        const why = result.error.issues[0]?.message ?? 'not readable';
        problems.push(`${key}=${typed.join(', ')}: ${why}`);
      }
    }
    return { state: schema.parse(values), problems };
  };
  const print = (state: State): string => {
    const params = new URLSearchParams();
    const values: Record<string, unknown> = { ...state };
    for (const key of keys) {
      const value = values[key];
      if (value === null || JSON.stringify(value) === JSON.stringify(defaults[key])) continue;
      for (const item of Array.isArray(value) ? value : [value]) params.append(key, String(item));
    }
    return params.toString();
  };
  return { read, print };
}

const pick = (shape: Shape, key: string): Shape => {
  const schema = shape[key];
  return schema === undefined ? {} : { [key]: schema };
};
