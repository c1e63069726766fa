import { z } from 'zod';

/** Of a heatmap's cell. */
export const cellSchema = z.object({
  x: z.union([z.string(), z.number()]),
  y: z.union([z.string(), z.number()]),
});

/**
 * What was clicked in a chart: the datum behind the first element of what Elastic Charts hands over.
 *
 * @returns undefined where it is none of that shape
 */
export function clickedDatum<Datum>(
  elements: readonly unknown[],
  schema: z.ZodType<Datum>
): Datum | undefined {
  const [first] = elements;
  const element: unknown = Array.isArray(first) ? first[0] : first;
  return z.object({ datum: schema }).safeParse(element).data?.datum;
}
