import { TextDecoder, TextEncoder } from 'node:util';

/** jsdom lays nothing out, so that nothing ever changes its size. */
class ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

Object.assign(globalThis, { TextDecoder, TextEncoder, ResizeObserver });
