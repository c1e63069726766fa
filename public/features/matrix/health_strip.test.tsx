import type { TechniqueId } from '../../../common/attack/ids';
import type { SourceTagging } from '../../../common/http/tag_health';
import { revokedIds, untaggedText } from './health_strip';

const counted = (total: number | null, tagged: number): SourceTagging => ({
  status: 'counted',
  source_id: 'a',
  name: 'A',
  tagged,
  named_only: 0,
  rule_names: 1,
  total,
  unnamed: null,
  too_long: 0,
  basis: 'channel',
  paged: false,
});
const failed: SourceTagging = {
  status: 'unknown',
  source_id: 'b',
  name: 'B',
  reason: 'It timed out.',
  tagged: 0,
  named_only: 0,
  rule_names: 0,
};

describe('untaggedText', () => {
  it.each([
    [
      'a share',
      [counted(200, 50), counted(1_000, 1_000)],
      '12.5 % of 1,200 Sysmon events untagged',
    ],
    ['none', [counted(200, 200)], '0.0 % of 200 Sysmon events untagged'],
    ['nearly none', [counted(100_000, 99_999)], '< 0.1 % of 100,000 Sysmon events untagged'],
    [
      'what the source does not tell',
      [counted(null, 5)],
      'Untagged events: not told by the sources',
    ],
    ['a failure', [counted(200, 50), failed], 'Untagged events: not known, a search failed'],
  ])('says %s', (_what, sources, text) => expect(untaggedText(sources)).toBe(text));
});

it('adds up the tags of each revoked id', () => {
  const raw = (as_id: string, events: number) => ({ source_id: 'a', value: as_id, events, as_id });
  const techniques = [
    {
      id: 'T1059.001' as TechniqueId,
      observed: 9,
      alerted: 0,
      repeated: 0,
      raw: [raw('T1086', 2), raw('T1059.001', 4), raw('T1086', 3)],
    },
  ];
  expect(revokedIds({ techniques })).toEqual([
    { as_id: 'T1086', current_id: 'T1059.001', tags: 5 },
  ]);
});
