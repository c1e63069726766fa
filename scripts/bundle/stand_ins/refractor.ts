/**
 * In place of `refractor` and its grammars (0.6 MB), which `EuiCodeBlock` imports: code is shown uncoloured.
 * EUI asks for the languages first and never highlights one that is not listed.
 */
interface TextNode {
  readonly type: 'text';
  readonly value: string;
}

export const listLanguages = (): readonly string[] => [];
export const register = (): void => undefined;
export const highlight = (code: string): readonly TextNode[] => [{ type: 'text', value: code }];
export const esql = (): void => undefined;

/** EUI's Markdown editor asks for the default export; it is never part of our bundle, only looked at. */
const refractor = { listLanguages, register, highlight };
export default refractor;
