import { z } from 'zod';
import { CoverageError } from '../../common/errors';

const answerSchema = z.object({
  items: z.array(
    z.object({
      create: z.object({
        status: z.number(),
        error: z
          .object({
            type: z.string(),
            reason: z.string().nullish(),
            caused_by: z.object({ reason: z.string().nullish() }).nullish(),
          })
          .optional(),
      }),
    })
  ),
});

/** What became of one item. */
export type ItemOutcome =
  | { readonly kind: 'created' }
  | { readonly kind: 'already_there' }
  | { readonly kind: 'overloaded' }
  /** `field`: which value does not fit the mapping, where the reason says so. */
  | { readonly kind: 'refused'; readonly reason: string; readonly field: string | null };

/** What is asked of `_bulk`: enough to tell the outcomes, a fraction of the full answer. */
export const BULK_FILTER = 'items.*.status,items.*.error';

/**
 * Reads the answer to a `_bulk` of `create` operations.
 *
 * @throws CoverageError `elasticsearch_failed` when it is none, or not about as many items as were sent
 */
export function readBulkAnswer(answer: unknown, sent: number): readonly ItemOutcome[] {
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success || parsed.data.items.length !== sent) {
    throw new CoverageError(
      'elasticsearch_failed',
      'Elasticsearch answered a bulk in an unknown form.',
      answer
    );
  }
  return parsed.data.items.map(({ create: { status, error } }) => {
    if (status === 409) return { kind: 'already_there' };
    if (status === 429) return { kind: 'overloaded' };
    if (status < 300) return { kind: 'created' };
    const full =
      [error?.reason, error?.caused_by?.reason].filter(Boolean).join(': ') || `status ${status}`;
    const reason = shorten(full);
    return { kind: 'refused', reason, field: status === 400 ? fieldIn(reason) : null };
  });
}

/** 7.10 quotes the whole request from the second line on. */
const shorten = (reason: string): string => reason.replace(/\n[^]*$/, '').slice(0, 300);

/** The field that a mapping error names, in the words of 7.10 to 9.x. */
function fieldIn(reason: string): string | null {
  const match =
    /[Ee]xisting mapping for \[([^\]]+)\]/.exec(reason) ??
    /(?:field|mapping for) \[([^\]]+)\]/.exec(reason);
  return match?.[1] ?? null;
}
