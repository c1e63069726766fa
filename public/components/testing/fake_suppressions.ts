import type { SuppressionEffects } from '../../../common/http/suppression_effects';
import type {
  StoredSuppression,
  Suppression,
  SuppressionEffect,
} from '../../../common/http/suppressions';

const A_HOST: Suppression = {
  id: 'test_hosts',
  kind: 'host',
  value: 'ws-test-*',
  techniques: null,
  reason: 'Machines of the red team',
  owner: 'Bob',
  expires_at: '2027-01-01T00:00:00.000Z',
};

/** A stored suppression; name what matters to the test. */
export const stored = (
  changes: Partial<Suppression> = {},
  more: Partial<StoredSuppression> = {}
): StoredSuppression => ({
  suppression: { ...A_HOST, ...changes },
  version: '4-1',
  expired: false,
  created_at: '2026-10-01T12:00:00.000Z',
  created_by: 'alice',
  updated_at: '2026-11-01T12:00:00.000Z',
  updated_by: 'alice',
  ...more,
});

export const effect = (changes: Partial<SuppressionEffect> = {}): SuppressionEffect => ({
  id: 'test_hosts',
  tags: 1_204,
  techniques: [],
  not_told_in: [],
  reason: null,
  ...changes,
});

export const effects = (...all: readonly SuppressionEffect[]): SuppressionEffects => ({
  range: { from: '2026-10-01T00:00:00.000Z', to: '2026-11-01T00:00:00.000Z' },
  effects: [...all],
  problem: null,
  requests: [],
});
