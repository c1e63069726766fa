import fc from 'fast-check';
import { toCsv } from './csv';

/** Reads one row back, as a spreadsheet would. */
function fieldsOf(csv: string): string[] {
  const fields: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let match = pattern.exec(csv); match !== null; match = pattern.exec(csv)) {
    fields.push(match[1] === undefined ? (match[2] ?? '') : match[1].replace(/""/g, '"'));
    if (match[3] === '\r\n') break;
  }
  return fields;
}

describe('toCsv', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['a "b"', '"a ""b"""'],
    ['a\nb', '"a\nb"'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    ['\t=1', "'\t=1"],
    ['=a,b', '"\'=a,b"'],
  ])('writes %j as %j', (text, field) => {
    expect(toCsv([[text]])).toBe(`${field}\r\n`);
  });

  it('keeps numbers, and leaves nothing for null', () => {
    expect(
      toCsv([
        ['id', 'tags'],
        ['T1055', -3],
        [null, 0.5],
      ])
    ).toBe('id,tags\r\nT1055,-3\r\n,0.5\r\n');
  });

  it('can be read back, and never begins a field with a formula', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 6 }),
        (row) => {
          const fields = fieldsOf(toCsv([row]));
          expect(fields).toEqual(
            row.map((text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text))
          );
        }
      )
    );
  });
});
