import { z } from 'zod';
import { questionSchema, sentRequestSchema } from './coverage';
import { endpoint } from './endpoint';
import { nothing } from './nothing';
import { suppressionEffectSchema, suppressionSchema } from './suppressions';

/** Answered for the view without its suppressions, so that one that lies under another is still told. */
export const suppressionEffectsEndpoint = endpoint({
  method: 'post',
  path: '/suppressions/effect',
  access: 'read',
  summary:
    'What each suppression leaves out of a view by itself; of a draft, what it would leave out',
  params: nothing,
  query: nothing,
  /** `draft`: that one alone, stored or not; null for all that apply now. */
  body: questionSchema.extend({ draft: suppressionSchema.nullable().default(null) }),
  response: z.object({
    range: z.object({ from: z.string(), to: z.string() }),
    effects: z.array(suppressionEffectSchema),
    /** Why suppressions are not known; null where they are. */
    problem: z.string().nullable(),
    requests: z.array(sentRequestSchema),
  }),
});
export type SuppressionEffects = z.infer<typeof suppressionEffectsEndpoint.response>;
