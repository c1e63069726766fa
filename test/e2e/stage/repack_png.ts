import { deflateSync, inflateSync, crc32 } from 'node:zlib';

const SIGNATURE_BYTES = 8;
const CHANNELS = 3;
const MAX_COLORS = 256;
/** Below it, two colours look alike, and one of them leaves room for a rarer one, of a small icon say. */
const LEAST_DIFFERENCE = 60;

/**
 * The same picture in a third of the bytes: browsers compress screenshots in a hurry, and a page of text and
 * plain areas gets by with 256 colours.
 *
 * @param png - true colour, 8 bits a channel, not interlaced, as browsers make screenshots
 */
export function repackPng(png: Buffer): Buffer {
  const chunks = readChunks(png);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (header === undefined || header[8] !== 8 || header[9] !== 2 || header[12] !== 0) {
    throw new Error('not a screenshot of the expected kind');
  }
  const packed = Buffer.concat(
    chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)
  );
  const width = header.readUInt32BE(0);
  const lines = withoutFilters(inflateSync(packed), width * CHANNELS);
  const { palette, indices } = toPalette(lines, width);
  const indexed = Buffer.from(header);
  indexed[9] = 3;
  return Buffer.concat([
    png.subarray(0, SIGNATURE_BYTES),
    chunk('IHDR', indexed),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(indices, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The commonest colours that differ; the others, edges of letters, become the nearest of them. */
function toPalette(lines: Buffer, width: number): { palette: Buffer; indices: Buffer } {
  const stride = width * CHANNELS + 1;
  const height = lines.length / stride;
  const colorAt = (x: number, y: number) => lines.readUIntBE(y * stride + 1 + x * CHANNELS, 3);
  const counts = new Map<number, number>();
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const color = colorAt(x, y);
      counts.set(color, (counts.get(color) ?? 0) + 1);
    }
  }
  const colors = [...counts].sort(([, a], [, b]) => b - a).map(([color]) => color);
  const kept: number[] = [];
  for (const color of colors) {
    const alike = kept.some((other) => difference(other, color) < LEAST_DIFFERENCE);
    if (!alike && kept.length < MAX_COLORS) kept.push(color);
  }
  const indexOf = new Map(colors.map((color) => [color, nearest(kept, color)]));
  const indices = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      indices[y * (width + 1) + 1 + x] = indexOf.get(colorAt(x, y)) ?? 0;
    }
  }
  const palette = Buffer.alloc(kept.length * CHANNELS);
  kept.forEach((color, n) => palette.writeUIntBE(color, n * CHANNELS, CHANNELS));
  return { palette, indices };
}

function nearest(kept: readonly number[], color: number): number {
  let best = 0;
  let least = Infinity;
  kept.forEach((candidate, n) => {
    const distance = difference(candidate, color);
    if (distance < least) [best, least] = [n, distance];
  });
  return best;
}

/** Sum of squares over red, green and blue. */
const difference = (one: number, other: number): number =>
  [16, 8, 0].reduce(
    (sum, shift) => sum + (((one >> shift) & 255) - ((other >> shift) & 255)) ** 2,
    0
  );

function readChunks(png: Buffer) {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = SIGNATURE_BYTES; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    chunks.push({ type, data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** Undoes PNG's line filters. */
function withoutFilters(lines: Buffer, stride: number): Buffer {
  for (let start = 0; start < lines.length; start += stride + 1) {
    const filter = lines[start];
    lines[start] = 0;
    for (let n = 1; n <= stride; n++) {
      const at = start + n;
      const left = n > CHANNELS ? (lines[at - CHANNELS] ?? 0) : 0;
      const above = start > 0 ? (lines[at - stride - 1] ?? 0) : 0;
      const corner = n > CHANNELS && start > 0 ? (lines[at - stride - 1 - CHANNELS] ?? 0) : 0;
      lines[at] = ((lines[at] ?? 0) + predicted(filter, left, above, corner)) & 0xff;
    }
  }
  return lines;
}

/** PNG specification, 9.2: None, Sub, Up, Average, Paeth. */
function predicted(filter: number | undefined, left: number, above: number, corner: number) {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4:
      return paeth(left, above, corner);
    default:
      return 0;
  }
}

function paeth(left: number, above: number, corner: number): number {
  const estimate = left + above - corner;
  const [a, b, c] = [left, above, corner].map((value) => Math.abs(estimate - value)) as [
    number,
    number,
    number,
  ];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}
