import type { TechniqueId } from '../attack/ids';
import { parseWeights, weightsOf } from './weights';

const id = (text: string) => text as TechniqueId;

describe('weightsOf', () => {
  it.each<[string, string[][], [string, number][], number]>([
    ['nothing chosen', [], [], 1],
    ['none of the chosen uses it', [['T1003']], [], 0],
    ['two of three use it', [['T1055'], ['T1055', 'T1003'], ['T1003']], [], 2],
    ['its own weight', [], [['T1055', 5]], 5],
    ['both', [['T1055'], ['T1055']], [['T1055', 5]], 10],
    ['a use of a sub-technique is not one of it', [['T1055.001']], [], 0],
  ])('%s', (_meaning, lists, own, weight) => {
    const related = lists.map((technique_ids) => ({ technique_ids }));
    expect(weightsOf({ related, own: new Map(own) })(id('T1055'))).toBe(weight);
  });
});

describe('parseWeights', () => {
  it('reads what people type', () => {
    const { weights, problems } = parseWeights('T1055=5, t1003.001: 2\n T1112 0.5;T1055=6\n');
    expect([...weights]).toEqual([
      ['T1055', 6],
      ['T1003.001', 2],
      ['T1112', 0.5],
    ]);
    expect(problems).toEqual([]);
  });

  it.each(['T1055', 'T1055=', 'T1055=-1', 'T1055=5000', 'everything=3', '=3'])(
    'names what it cannot read: %p',
    (text) => {
      expect(parseWeights(text)).toEqual({ weights: new Map(), problems: [text] });
    }
  );
});
