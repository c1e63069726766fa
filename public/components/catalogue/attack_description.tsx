import { EuiLink, EuiText } from '@elastic/eui';
import { Fragment, useMemo } from 'react';
import { type Block, type Inline, parseAttackText } from './attack_text';

/** ATT&CK's own words about something. */
export function AttackDescription({ text }: { readonly text: string }) {
  const blocks = useMemo(() => parseAttackText(text), [text]);
  return (
    <EuiText size="s" data-test-subj="attackDescription">
      {groupItems(blocks).map((group, n) =>
        Array.isArray(group) ? (
          <ul key={n}>
            {group.map(({ content }, item) => (
              <li key={item}>
                <Words content={content} />
              </li>
            ))}
          </ul>
        ) : group.kind === 'heading' ? (
          <h4 key={n}>
            <Words content={group.content} />
          </h4>
        ) : (
          <p key={n}>
            <Words content={group.content} />
          </p>
        )
      )}
    </EuiText>
  );
}

const Words = ({ content }: { readonly content: readonly Inline[] }) =>
  content.map((piece, n) =>
    piece.kind === 'link' ? (
      <EuiLink key={n} href={piece.href} target="_blank" external={false}>
        {piece.text}
      </EuiLink>
    ) : piece.kind === 'code' ? (
      <code key={n}>{piece.text}</code>
    ) : piece.kind === 'strong' ? (
      <strong key={n}>{piece.text}</strong>
    ) : (
      <Fragment key={n}>{piece.text}</Fragment>
    )
  );

/** Items that follow each other are one list. */
function groupItems(blocks: readonly Block[]): readonly (Block | Block[])[] {
  const groups: (Block | Block[])[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.kind !== 'item') groups.push(block);
    else if (Array.isArray(last)) last.push(block);
    else groups.push([block]);
  }
  return groups;
}
