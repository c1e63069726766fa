import { coverage } from '../../components/testing/fake_answers';
import { queryOfTechniques } from './tags_of_techniques';

const FIELDS = new Map([['helk', 'RuleName']]);

describe('queryOfTechniques', () => {
  it('names exactly the raw values that were counted', () => {
    expect(queryOfTechniques(new Set(['T1055', 'T1055.001']), coverage(), FIELDS)).toBe(
      'RuleName:("technique_id=T1093" OR "technique_id=T1055.001")'
    );
  });

  it('is null where nothing was counted', () => {
    expect(queryOfTechniques(new Set(['T1112']), coverage(), FIELDS)).toBeNull();
  });

  it('keeps quotes and backslashes', () => {
    const [technique] = coverage().techniques;
    if (technique === undefined) throw new Error('there is one');
    const raw = [{ source_id: 'helk', value: 'a "b" \\c', events: 1, as_id: 'T1055' }];
    const techniques = [{ ...technique, raw }];
    expect(queryOfTechniques(new Set(['T1055']), { techniques }, FIELDS)).toBe(
      'RuleName:("a \\"b\\" \\\\c")'
    );
  });
});
