import { aGapTechnique, aLogEvent } from '../../test/builders/gaps';
import type { GapTechnique } from '../http/gaps';
import { enableNext, type Next, tagNext } from './next_steps';
import { EVEN_WEIGHTS, weightsOf } from './weights';

const EVENTS = [
  aLogEvent(1, { arrives: 'yes', events: 9 }),
  aLogEvent(7),
  aLogEvent(10),
  aLogEvent(4688, { log_source: 'WinEventLog:Security' }),
];
const gaps = (...techniques: readonly GapTechnique[]) => ({ techniques, log_events: EVENTS });
const told = ({ sequence }: Next) =>
  sequence.map(
    ({ choice, ids, total_ids, events }) =>
      `${choice}: ${ids.join(' ')} (${total_ids}) by ${events.map(({ event, techniques }) => `${EVENTS[event]?.event_id}×${techniques}`).join(' ')}`
  );

const BLIND = gaps(
  aGapTechnique('T1', [['module', 'no', [1]]]),
  aGapTechnique('T2', [
    ['module', 'no', [1]],
    ['access', 'no', [2]],
  ]),
  aGapTechnique('T3', [['access', 'no', [2]]]),
  aGapTechnique('T4', [['access', 'no', [2]]]),
  aGapTechnique('T5', [['creation', 'no', [3]]]),
  aGapTechnique('T6', [['flow', 'no', []]]),
  // Its data arrives already: nothing more to gain.
  aGapTechnique('T7', [
    ['creation', 'yes', [0]],
    ['module', 'no', [1]],
  ])
);

describe('enableNext', () => {
  it('ranks what is missing by the techniques that it makes observable', () => {
    expect(told(enableNext(BLIND, EVEN_WEIGHTS, 'own'))).toEqual([
      'access: T2 T3 T4 (3) by 10×3',
      // Worth as much as the next one, after access; alone it is worth more.
      'module: T1 (4) by 7×1',
      'creation: T5 (5) by 4688×1',
    ]);
  });

  it('keeps to what may be switched on', () => {
    expect(told(enableNext(BLIND, EVEN_WEIGHTS, 'sysmon'))).toEqual([
      'access: T2 T3 T4 (3) by 10×3',
      'module: T1 (4) by 7×1',
    ]);
    expect(told(enableNext(BLIND, EVEN_WEIGHTS, 'any'))).toContain('flow: T6 (6) by ');
  });

  it('weighs by who uses a technique', () => {
    const weights = weightsOf({
      related: [{ technique_ids: ['T1', 'T5'] }],
      own: new Map([['T5', 3]]),
    });
    const next = enableNext(BLIND, weights, 'own');
    expect(next.sequence.map(({ choice, weight }) => [choice, weight])).toEqual([
      ['creation', 3],
      ['module', 1],
    ]);
  });

  it('promises nothing of what is not known, or judged out of reach', () => {
    const next = enableNext(
      gaps(
        aGapTechnique('T1', [['module', 'unknown', [1]]]),
        aGapTechnique('T2', [['module', 'no', [1]]], { judged_by: ['technique:T2'] })
      ),
      EVEN_WEIGHTS,
      'own'
    );
    expect(next).toEqual({ alone: [], sequence: [], gainable: 0, unknown: 1 });
  });
});

describe('tagNext', () => {
  it('ranks events in which untagged techniques arrive', () => {
    const found = tagNext(
      gaps(
        aGapTechnique('T1', [['creation', 'yes', [0, 3]]]),
        aGapTechnique('T2', [['creation', 'yes', [0]]]),
        aGapTechnique('T3', [['creation', 'yes', [0]]], { state: 'observed', observed: 'yes' }),
        aGapTechnique('T4', [['creation', 'yes', [0]]], { state: 'configured', configured: 'yes' }),
        aGapTechnique('T5', [['creation', 'yes', [0]]], { state: 'unknown', observed: 'unknown' }),
        aGapTechnique('T6', [['module', 'no', [1]]])
      ),
      EVEN_WEIGHTS,
      'own'
    );
    expect(told(found)).toEqual(['0: T1 T2 (2) by 1×2']);
    expect(found.unknown).toBe(1);
  });

  it('has no event to tag where a component is only judged to be there', () => {
    const judged = aGapTechnique('T1', [['module', 'yes', [1]]]);
    expect(tagNext(gaps(judged), EVEN_WEIGHTS, 'own').sequence).toEqual([]);
  });
});
