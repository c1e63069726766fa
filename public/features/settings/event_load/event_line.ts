/** A line that is not blank, or what stands in its place; `file` names the member of an archive. */
export type EventLine =
  | { readonly kind: 'text'; readonly file: string; readonly line: number; readonly text: string }
  | { readonly kind: 'bad'; readonly file: string; readonly line: number; readonly reason: string };
