import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import type { Question } from '../../../common/http/coverage';
import { type TagRow, tagRowEndpoint, tagRowSchema } from '../../../common/http/tag_health';
import { viewUrl } from '../../components/view/use_view';
import { queryKeys } from '../../platform/query_keys';
import { useServices } from '../../platform/services';

export const SECTIONS = ['problems', 'custom_tags', 'analytic_types'] as const;
export type Section = (typeof SECTIONS)[number];

/** What the page has open, beside its ViewFilter: the section, and the row behind the flyout as JSON. */
export const TAG_HEALTH_URL = viewUrl({
  section: z.enum(SECTIONS).default('problems'),
  row: z.string().max(50_000).nullable().default(null),
});

export const printRow = (row: TagRow): string => JSON.stringify(row);

/** @returns null where the address holds no row, or one that does not parse */
export function parseRow(text: string | null): TagRow | null {
  if (text === null) return null;
  try {
    return tagRowSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** @param question - with the range that the page was answered for, so that page and row are about the same moment */
export function useTagRow(question: Question, row: TagRow) {
  const { api } = useServices();
  return useQuery({
    queryKey: queryKeys.tagRow(question, row),
    queryFn: ({ signal }) => api(tagRowEndpoint, { body: { ...question, row }, signal }),
  });
}
