import type { DataQuality } from '../http/gap_judgements';
import { type ComponentQuality, dettectQuality, deviceCompleteness, qualityOf } from './quality';

const quality = (
  device_completeness: number,
  field_completeness: number,
  retention: number,
  timeliness: number,
  consistency: number
): DataQuality => ({
  device_completeness,
  field_completeness,
  retention,
  timeliness,
  consistency,
});
const judged = (...scores: Parameters<typeof quality>): ComponentQuality => ({
  kind: 'judged',
  quality: quality(...scores),
});
const MISSING: ComponentQuality = { kind: 'missing' };
const NOT_JUDGED: ComponentQuality = { kind: 'not_judged' };

describe('dettectQuality', () => {
  it.each([
    ['the best', quality(5, 5, 5, 5, 5), 5],
    ['unknown in all', quality(0, 0, 0, 0, 0), 0],
    ['devices, fields and retention weigh twice', quality(5, 4, 3, 1, 3), 3.5],
  ])('%s', (_meaning, scores, score) => {
    expect(dettectQuality(scores)).toBe(score);
  });
});

describe('qualityOf', () => {
  it.each<[string, ComponentQuality[], ReturnType<typeof qualityOf>]>([
    ['no component is needed', [], null],
    ['nothing that arrives was judged', [NOT_JUDGED, MISSING], null],
    ['nothing arrives', [MISSING, MISSING], { dettect: 0, huntteam: 0, not_judged: 0 }],
    ['one of one, judged', [judged(5, 4, 3, 1, 3)], { dettect: 3.5, huntteam: 2, not_judged: 0 }],
    [
      'a missing one counts nothing',
      [judged(5, 5, 5, 5, 5), MISSING],
      { dettect: 2.5, huntteam: 2, not_judged: 0 },
    ],
    [
      'one that was not judged is left out',
      [judged(5, 5, 5, 5, 5), NOT_JUDGED],
      { dettect: 5, huntteam: 5, not_judged: 1 },
    ],
  ])('%s', (_meaning, components, expected) => {
    expect(qualityOf(components)).toEqual(expected);
  });
});

describe('deviceCompleteness', () => {
  it.each([
    [0, 0],
    [0.01, 1],
    [0.25, 1],
    [0.26, 2],
    [0.5, 2],
    [0.75, 3],
    [0.76, 4],
    [0.999, 4],
    [1, 5],
  ])('%p → %p', (share, score) => {
    expect(deviceCompleteness(share)).toBe(score);
  });
});
