import type { TechniqueId } from '../../../common/attack/ids';
import {
  type Suppression,
  type SuppressionKind,
  suppressionSchema,
} from '../../../common/http/suppressions';

/** What somebody looks at and may want to suppress; the rest is asked for. */
export interface SuppressionProposal {
  readonly kind: SuppressionKind;
  readonly value: string;
  /** Only tags of these; absent for all tags. */
  readonly techniques?: readonly TechniqueId[];
  /** Offered as soon as somebody limits it to some techniques. */
  readonly about?: readonly TechniqueId[];
}

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 90;

/** Nobody remembers to look again: a new suppression ends by itself unless its author says otherwise. */
export const newSuppression = (
  { kind, value, techniques }: SuppressionProposal,
  id: string,
  now: number
): Suppression => ({
  id,
  kind,
  value,
  techniques: techniques === undefined ? null : [...techniques],
  reason: '',
  owner: null,
  expires_at: inDays(DEFAULT_DAYS, now),
});

/** @returns ISO text of the same time of day, days later */
export const inDays = (days: number, now: number): string =>
  new Date(now + days * DAY_MS).toISOString();

/** Unique enough within a space; `crypto.randomUUID` is missing where Kibana is opened over plain http. */
export function newId(now: number, random: () => number = Math.random): string {
  const part = () => Math.floor(random() * 36 ** 6).toString(36);
  return `${now.toString(36)}-${part()}${part()}`;
}

export type DraftErrors = ReadonlyMap<keyof Suppression, string>;

/** What is wrong with each field, in words. */
export function checkSuppression(draft: Suppression): DraftErrors {
  const { error } = suppressionSchema.safeParse(draft);
  const errors = new Map<keyof Suppression, string>();
  for (const { path, message } of error?.issues ?? []) {
    const field = FIELDS.find((name) => name === path[0]);
    if (field === undefined || errors.has(field)) continue;
    errors.set(field, isMissing(draft, field) ? NEEDED[field] : message);
  }
  return errors;
}

const FIELDS = ['kind', 'value', 'techniques', 'reason', 'owner', 'expires_at'] as const;
type Field = (typeof FIELDS)[number];

const NEEDED: Readonly<Record<Field, string>> = {
  kind: 'Needed',
  value: 'Say what is suppressed.',
  techniques: 'Name at least one technique, or choose all tags.',
  reason: 'Say why: whoever sees it later cannot ask you.',
  owner: 'Needed',
  expires_at: 'Choose a date, or never.',
};

const isMissing = (draft: Suppression, field: Field): boolean => {
  const value = draft[field];
  return typeof value === 'string' ? value.trim() === '' : value === null || value.length === 0;
};
