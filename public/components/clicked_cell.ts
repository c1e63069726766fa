import { z } from 'zod';

const cellSchema = z.object({
  datum: z.object({ x: z.union([z.string(), z.number()]), y: z.union([z.string(), z.number()]) }),
});

/** Column and row of the cell of a heatmap that was clicked; undefined where it was none. */
export function clickedCell(
  elements: readonly unknown[]
): { readonly x: string | number; readonly y: string | number } | undefined {
  const [first] = elements;
  const candidate: unknown = Array.isArray(first) ? first[0] : first;
  return cellSchema.safeParse(candidate).data?.datum;
}
