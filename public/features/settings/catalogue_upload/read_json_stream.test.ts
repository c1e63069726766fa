/** @jest-environment node */
import { gzipSync } from 'node:zlib';
import { readJsonStream } from './read_json_stream';

const JSON_TEXT = JSON.stringify({ type: 'bundle', objects: [{ name: 'Ünïcode' }] });

/** In small pieces, as a slow connection delivers. */
function streamOf(bytes: Uint8Array, piece = 7): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(new Uint8Array(bytes.slice(at, at + piece)));
      at += piece;
    },
  });
}

const read = (content: string | Uint8Array, maxBytes?: number, piece?: number) => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return readJsonStream(streamOf(bytes, piece), {
    totalBytes: bytes.length,
    maxBytes,
    onProgress: () => undefined,
  });
};

describe('readJsonStream', () => {
  it.each([
    ['plain', JSON_TEXT],
    ['with a byte order mark', `\uFEFF${JSON_TEXT}`],
    ['gzipped', new Uint8Array(gzipSync(JSON_TEXT))],
  ])('reads JSON %s', async (_meaning, content) => {
    expect(await read(content)).toEqual(JSON.parse(JSON_TEXT));
    expect(await read(content, undefined, 1)).toEqual(JSON.parse(JSON_TEXT));
  });

  it('says how far it is', async () => {
    const shares: (number | null)[] = [];
    const bytes = new TextEncoder().encode(JSON_TEXT);
    const onProgress = (share: number | null) => void shares.push(share);
    await readJsonStream(streamOf(bytes), { totalBytes: bytes.length, onProgress });
    expect(shares.length).toBeGreaterThan(3);
    expect(shares.at(-1)).toBe(1);
  });

  const gzip = new Uint8Array(gzipSync(JSON_TEXT.repeat(50)));
  const damaged = Uint8Array.from(gzip, (byte, n) => (n === 30 ? byte ^ 0xff : byte));

  it.each<[string, string | Uint8Array, string, RegExp]>([
    ['nothing', '', 'invalid_input', /empty/],
    ['blanks', ' \n', 'invalid_input', /empty/],
    ['a web page', '<!doctype html>', 'invalid_input', /no JSON: it begins with “<!doctype html>”/],
    ['JSON that ends in the middle', JSON_TEXT.slice(0, 20), 'invalid_input', /cut off/],
    ['JSON with an error inside', '{"a": 1,, "b": 2}', 'invalid_input', /no JSON: /],
    ['a picture', Uint8Array.of(0x89, 0x50, 0xff, 0xfe, 0x80), 'invalid_input', /no text in UTF-8/],
    ['gzip that is cut off', gzip.slice(0, gzip.length - 9), 'invalid_input', /gzipped, but /],
    ['gzip that is damaged', damaged, 'invalid_input', /gzipped, but /],
  ])('refuses %s', async (_meaning, content, code, message) => {
    await expect(read(content)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });

  it('stops unpacking a zip bomb at the limit', async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(64 * 1024 * 1024, 32)));
    expect(bomb.length).toBeLessThan(100_000);
    const before = process.memoryUsage().arrayBuffers;
    await expect(read(bomb, 4 * 1024 * 1024, 4_096)).rejects.toMatchObject({
      code: 'too_large',
      message: expect.stringContaining('unpacks to more than 4 MB'),
    });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40 * 1024 * 1024);
  });

  it('refuses what is too large without gzip', async () => {
    await expect(read(JSON_TEXT, 10)).rejects.toMatchObject({ code: 'too_large' });
  });
});
