import { z } from 'zod';
import { techniqueIdSchema } from './catalogue';
import { endpoint } from './endpoint';
import { nothing } from './nothing';

/** A data component by its name, which stays the same from release to release; a technique by its id. */
export const judgementSubjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('component'), name: z.string().min(1).max(256) }),
  z.strictObject({ kind: z.literal('technique'), id: techniqueIdSchema }),
]);
export type JudgementSubject = z.infer<typeof judgementSubjectSchema>;

const oneOf = (...scores: readonly number[]) =>
  z.number().refine((score) => scores.includes(score), `must be one of ${scores.join(', ')}`);
const scale = z.number().int().min(0).max(5);

/** DeTT&CT's five dimensions of data quality; 0 for unknown, 5 for the best. */
export const dataQualitySchema = z.strictObject({
  device_completeness: scale,
  field_completeness: scale,
  retention: scale,
  timeliness: oneOf(0, 1, 3, 5),
  consistency: oneOf(0, 1, 3, 5),
});
export type DataQuality = z.infer<typeof dataQualitySchema>;

export const judgementSchema = z
  .strictObject({
    subject: judgementSubjectSchema,
    /** What counts instead of what was seen; null to leave that as it is. */
    availability: z.enum(['available', 'not_available']).nullable(),
    /** Of a component. */
    quality: dataQualitySchema.nullable(),
    /** Of a technique, on DeTT&CT's scale: −1 none, 0 forensics, 1 basic, 2 fair, 3 good, 4 very good, 5 excellent. */
    detection: z.number().int().min(-1).max(5).nullable(),
    comment: z
      .string()
      .min(1)
      .max(2_000)
      .refine((text) => text.trim() !== '', 'says nothing'),
  })
  .refine(({ availability, quality, detection }) => availability ?? quality ?? detection !== null, {
    message: 'judges nothing: set the availability, the data quality or the detection',
  })
  .refine(({ subject, quality }) => subject.kind === 'component' || quality === null, {
    message: 'data quality is that of a component',
    path: ['quality'],
  })
  .refine(({ subject, detection }) => subject.kind === 'technique' || detection === null, {
    message: 'detection is that of a technique',
    path: ['detection'],
  });
/** What somebody says of a component or technique where data alone cannot tell. */
export type Judgement = z.infer<typeof judgementSchema>;

/** A judgement as it is stored: who made it and when. */
export const storedJudgementSchema = z.object({
  judgement: judgementSchema,
  /** Of the stored document: goes back with a change. */
  version: z.string(),
  /** ISO text; the names are null where the cluster has no users. */
  created_at: z.string(),
  created_by: z.string().nullable(),
  updated_at: z.string(),
  updated_by: z.string().nullable(),
});
export type StoredJudgement = z.infer<typeof storedJudgementSchema>;

export const judgementsEndpoint = endpoint({
  method: 'get',
  path: '/gap_judgements',
  access: 'read',
  summary: 'What people said of components and techniques in this space',
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({
    judgements: z.array(storedJudgementSchema),
    /** What is stored and cannot be read: written by a newer version of the plugin, or damaged. */
    unreadable: z.array(z.object({ name: z.string(), message: z.string() })),
  }),
});

export const putJudgementEndpoint = endpoint({
  method: 'put',
  path: '/gap_judgements',
  access: 'manage',
  summary: 'Judges a component or a technique in this space, or changes that',
  params: nothing,
  query: nothing,
  /** `expected`: version of the stored document that is changed; null where there must be none yet. */
  body: z.strictObject({ judgement: judgementSchema, expected: z.string().nullable() }),
  response: storedJudgementSchema,
});

export const deleteJudgementEndpoint = endpoint({
  method: 'delete',
  path: '/gap_judgements',
  access: 'manage',
  summary: 'Takes a judgement back: what was seen counts again',
  params: nothing,
  query: nothing,
  body: z.strictObject({ subject: judgementSubjectSchema, expected: z.string() }),
  response: z.object({ deleted: z.boolean() }),
});
