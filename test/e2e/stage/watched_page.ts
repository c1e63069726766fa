import { traits } from '../../host_contract/hosts';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A page that remembers what must not happen on it. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors on the console, but for the host's own, and exceptions nobody caught. */
  readonly errors: readonly string[];
  /** Addresses of requests that left this machine. */
  readonly foreignRequests: readonly string[];
  close(): Promise<void>;
}

const LOOPBACK = /^(https?:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]|data:|blob:)/;
export const WIDE = { width: 1440, height: 900 };

export async function openWatchedPage(
  browser: Browser,
  options: BrowserContextOptions = {}
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: WIDE,
    locale: 'en-US',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    ...options,
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const errors: string[] = [];
  const foreignRequests: string[] = [];
  page.on('console', (message) => {
    const text = `${message.text()} (${message.location().url})`;
    if (message.type() === 'error' && !traits.ownErrors.test(text)) errors.push(text);
  });
  page.on('pageerror', (error) => errors.push(String(error.stack ?? error)));
  page.on('request', (request) => {
    if (!LOOPBACK.test(request.url())) foreignRequests.push(request.url());
  });
  return { page, errors, foreignRequests, close: () => context.close() };
}
