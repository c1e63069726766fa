/** A piece of ATT&CK's own text. */
export type Inline =
  | { readonly kind: 'text' | 'code' | 'strong'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

export interface Block {
  readonly kind: 'paragraph' | 'item' | 'heading';
  readonly content: readonly Inline[];
}

const CITATION = /\s*\(Citation: [^)]*\)/g;
const INLINE = /\[([^\]]+)\]\(([^)\s]+)\)|<code>(.+?)<\/code>|`([^`]+)`|\*\*(.+?)\*\*/g;

/**
 * Reads the Markdown that ATT&CK's descriptions are written in: paragraphs, lists, links, code. What else may stand there is
 * shown as it is; nothing of it becomes markup.
 *
 * @param text - as it stands in STIX; `(Citation: …)` marks point to references that a catalogue does not keep
 */
export function parseAttackText(text: string): readonly Block[] {
  const blocks: Block[] = [];
  for (const line of text.replace(CITATION, '').split(/\r?\n/)) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const item = /^(?:[*-]|\d+\.)\s+(.*)$/.exec(trimmed);
    const heading = /^#{1,6}\s+(.*)$/.exec(trimmed);
    const kind = item ? 'item' : heading ? 'heading' : 'paragraph';
    blocks.push({ kind, content: parseInline(item?.[1] ?? heading?.[1] ?? trimmed) });
  }
  return blocks;
}

function parseInline(text: string): readonly Inline[] {
  const content: Inline[] = [];
  let at = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > at) content.push({ kind: 'text', text: text.slice(at, match.index) });
    content.push(inlineOf(match));
    at = match.index + match[0].length;
  }
  if (at < text.length) content.push({ kind: 'text', text: text.slice(at) });
  return content;
}

function inlineOf([whole, label, href, ...marked]: RegExpMatchArray): Inline {
  if (label !== undefined && href !== undefined) {
    return isWebAddress(href) ? { kind: 'link', text: label, href } : { kind: 'text', text: label };
  }
  const [code, tick, strong] = marked;
  if (strong !== undefined) return { kind: 'strong', text: strong };
  return { kind: 'code', text: code ?? tick ?? whole };
}

/** Nothing that a browser would run. */
const isWebAddress = (href: string): boolean => /^https?:\/\//i.test(href);
