import type { Suppression, SuppressionKind } from '../http/suppressions';

/** What a suppression names, as people call it. */
export const SUPPRESSION_KIND_NAMES: Readonly<Record<SuppressionKind, string>> = {
  rule_name: 'Rule name',
  host: 'Host',
  process: 'Process',
  query: 'Query',
};

/** A suppression in a few words: `Host pc1 (only T1055)`. */
export function describeSuppression({
  kind,
  value,
  techniques,
}: Pick<Suppression, 'kind' | 'value' | 'techniques'>): string {
  const limited = techniques === null ? '' : ` (only ${techniques.join(', ')})`;
  return `${SUPPRESSION_KIND_NAMES[kind]} ${value}${limited}`;
}

/**
 * Whether a suppression names a value of its field, as Elasticsearch would say: rule names as they stand, hosts and
 * processes in any case, with `*` for any text.
 *
 * @param value - of the field that the suppression looks in; queries have none
 */
export function namesValue(
  { kind, value: named }: Pick<Suppression, 'kind' | 'value'>,
  value: string
): boolean {
  if (kind === 'rule_name') return value === named;
  const parts = named.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]*')}$`, 'i').test(value);
}
