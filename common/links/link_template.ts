import { z } from 'zod';

/** What a template may name, and what it becomes for T1059.001. */
export const LINK_PLACEHOLDERS = {
  technique_id: 'T1059.001',
  parent_id: 'T1059',
  technique_path: 'T1059/001',
  technique_name: 'PowerShell',
} as const;
export type LinkPlaceholder = keyof typeof LINK_PLACEHOLDERS;

const PLACEHOLDER = /{([^{}]*)}/g;
const NAMES = Object.keys(LINK_PLACEHOLDERS);

/** Names in braces that are none of the placeholders. */
function unknownPlaceholders(url: string): readonly string[] {
  const unknown: string[] = [];
  url.replace(PLACEHOLDER, (whole, name: string) => {
    if (!NAMES.includes(name)) unknown.push(whole);
    return whole;
  });
  return unknown;
}

export const linkTemplateSchema = z.strictObject({
  name: z.string().trim().min(1, 'a link needs a name').max(80),
  /** Other schemes could run what is written there. */
  url: z
    .string()
    .max(2_000)
    .regex(/^https?:\/\/[^\s/]+/, 'an address begins with https:// or http:// and a host')
    .superRefine((url, context) => {
      const unknown = unknownPlaceholders(url);
      if (unknown.length === 0) return;
      const known = NAMES.map((name) => `{${name}}`).join(', ');
      context.addIssue({
        code: 'custom',
        message: `${unknown.join(', ')} is no placeholder; there are ${known}`,
      });
    }),
});
/** An address elsewhere that takes a technique: a wiki, a ticket search, a rule repository. */
export type LinkTemplate = z.infer<typeof linkTemplateSchema>;

export const linkTemplatesSchema = z.strictObject({
  templates: z
    .array(linkTemplateSchema)
    .max(20)
    .refine(
      (templates) => new Set(templates.map(({ name }) => name)).size === templates.length,
      'two links have the same name'
    ),
});
export type LinkTemplates = z.infer<typeof linkTemplatesSchema>;

/**
 * The address of a technique.
 *
 * @returns the template with each placeholder replaced, encoded as a part of an address (`technique_path` keeps its slash)
 */
export function fillLink(
  { url }: Pick<LinkTemplate, 'url'>,
  { id, name }: { readonly id: string; readonly name: string }
): string {
  const values: Readonly<Record<string, string>> = {
    technique_id: encodeURIComponent(id),
    parent_id: encodeURIComponent(id.replace(/\..*$/, '')),
    technique_path: id.split('.').map(encodeURIComponent).join('/'),
    technique_name: encodeURIComponent(name),
  };
  return url.replace(PLACEHOLDER, (whole, placeholder: string) => values[placeholder] ?? whole);
}
