import { z } from 'zod';
import { parseVersion, printVersion, readDocument } from './envelope';

const FORMAT = { kind: 'note', schemaVersion: 2, payload: z.object({ text: z.string() }) };

const document = (changes: object = {}) => ({
  _id: 'default:note:a',
  _seq_no: 4,
  _primary_term: 1,
  _source: {
    name: 'a',
    schema_version: 2,
    created_at: '2026-01-01T00:00:00.000Z',
    updated_at: '2026-01-02T00:00:00.000Z',
    updated_by: 'alice',
    payload: { text: 'hello' },
    ...changes,
  },
});

describe('readDocument', () => {
  it('reads what was written, and who wrote it where that is known', () => {
    expect(readDocument(document(), FORMAT)).toEqual({
      name: 'a',
      payload: { text: 'hello' },
      version: '4-1',
      created_at: '2026-01-01T00:00:00.000Z',
      created_by: null,
      updated_at: '2026-01-02T00:00:00.000Z',
      updated_by: 'alice',
    });
  });

  it.each<[string, unknown, RegExp]>([
    ['of a newer format', document({ schema_version: 3 }), /newer version .* left as it is/],
    ['whose payload is damaged', document({ payload: {} }), /note "a" cannot be read: text/],
    ['without an envelope', { ...document(), _source: {} }, /"default:note:a" cannot be read/],
    ['that is none', null, /without a name/],
  ])('refuses a document %s', (_meaning, value, message) => {
    expect(() => readDocument(value, FORMAT)).toThrow(
      expect.objectContaining({ code: 'unsupported', message: expect.stringMatching(message) })
    );
  });
});

describe('versions', () => {
  it('survive the way to the browser and back', () => {
    expect(parseVersion(printVersion(17, 3))).toEqual({ if_seq_no: 17, if_primary_term: 3 });
  });

  it.each(['', '1', '1-', 'a-b', '1-2-3'])('refuses %p', (version) => {
    expect(() => parseVersion(version)).toThrow('Not a version');
  });
});
