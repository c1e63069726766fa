/**
 * A source of numbers that repeats exactly for a seed: the demo must be the same on every machine. Small and fast
 * (Mulberry32), well spread, no cryptography. Only the lower 32 bits of the seed count.
 */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** In [0, 1). */
  next(): number {
    return this.bits() / 4294967296;
  }

  /** Integer in [0, limit). */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** Throws for an empty list: that is a bug of the caller. */
  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('cannot pick from an empty list');
    return item;
  }

  /** Lower-case hexadecimal digits. */
  hex(digits: number): string {
    let text = '';
    while (text.length < digits) text += (this.bits() + 0x100000000).toString(16).slice(1);
    return text.slice(0, digits);
  }

  private bits(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    const { state } = this;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }
}

/** FNV-1a, 32 bits: turns names into a seed, so that a row keeps its numbers when other rows change. */
export function seedFrom(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    const text = `${part}\u0000`;
    for (let i = 0; i < text.length; i++) {
      hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    }
  }
  return hash >>> 0;
}

/** `digits` hexadecimal digits that depend only on the text: the same program has the same hash everywhere. */
export const hexFrom = (text: string, digits: number): string =>
  new Random(seedFrom(text)).hex(digits);
