import { findTagLikeFields, unwrapHit, valuesAt } from './document_values';

describe('valuesAt', () => {
  it.each([
    ['a nested field', { winlog: { event_data: { RuleName: 'T1' } } }, ['T1']],
    ['a dotted key', { 'winlog.event_data.RuleName': 'T1' }, ['T1']],
    ['a dotted key within', { winlog: { 'event_data.RuleName': 'T1' } }, ['T1']],
    ['several values', { winlog: { event_data: { RuleName: ['T1', 2, null] } } }, ['T1', '2']],
    ['nothing', { winlog: {} }, []],
    ['an object', { winlog: { event_data: { RuleName: {} } } }, []],
    ['text on the way', { winlog: 'text' }, []],
  ])('reads %s', (_meaning, document, expected) => {
    expect(valuesAt(document, 'winlog.event_data.RuleName')).toEqual(expected);
  });

  it('reads no property that the document does not have itself', () => {
    expect(valuesAt({}, 'constructor')).toEqual([]);
  });
});

describe('findTagLikeFields', () => {
  it.each([
    ['by its name', { sysmon: { RuleName: 'x' } }, [['sysmon.RuleName', ['x']]]],
    ['by its value', { my: { tag: 'technique_id=T1055' } }, [['my.tag', ['technique_id=T1055']]]],
    ['an id', { label: ['T1055.001'] }, [['label', ['T1055.001']]]],
    ['not prose', { message: 'see T1055' }, []],
  ])('finds a field %s', (_meaning, document, expected) => {
    expect(findTagLikeFields(document).map(({ path, values }) => [path, values])).toEqual(expected);
  });

  it('ends in documents nested without end', () => {
    let document: Record<string, unknown> = { RuleName: 'x' };
    for (let depth = 0; depth < 5_000; depth++) document = { a: document };
    expect(findTagLikeFields(document)).toEqual([]);
  });
});

describe('unwrapHit', () => {
  it.each([
    ['the event itself', { a: 1 }, { index: null, id: null, document: { a: 1 } }],
    [
      'a search hit',
      { _index: 'i', _id: 'x', _source: { a: 1 } },
      { index: 'i', id: 'x', document: { a: 1 } },
    ],
    [
      'a hit with fields alone',
      { _index: 'i', _id: 'x', fields: { 'a.b': [1] } },
      { index: 'i', id: 'x', document: { 'a.b': [1] } },
    ],
    [
      'an event with a field called fields',
      { fields: { a: 1 } },
      { index: null, id: null, document: { fields: { a: 1 } } },
    ],
  ])('takes %s', (_meaning, pasted, expected) => {
    expect(unwrapHit(pasted)).toEqual(expected);
  });
});
