import type { Page } from 'playwright-core';

/** What differs between the hosts; everything else is the same, or a bug. */
export interface HostTraits {
  /** Texts of the breadcrumbs, null where the host has none. */
  breadcrumbs(page: Page): Promise<readonly string[] | null>;
  /** Leaves the application within the page, as a user does; null where there is nowhere else to go. */
  readonly leave: ((page: Page) => Promise<void>) | null;
  /** Errors on the console that are the host's own. */
  readonly ownErrors: RegExp;
}

const STANDALONE: HostTraits = {
  breadcrumbs: () => Promise.resolve(null),
  leave: null,
  ownErrors: /^$/,
};

const KIBANA: HostTraits = {
  breadcrumbs: (page) => page.locator('[data-test-subj~="breadcrumb"]').allInnerTexts(),
  leave: async (page) => {
    await page.locator('[data-test-subj="logo"], [data-test-subj="homeLink"]').first().click();
    await page.waitForURL(/\/app\/home/);
    // Kibana's home throws when it is left before it is there.
    await page.waitForLoadState('networkidle');
  },
  // Kibana's pages carry one inline script to find out whether its Content-Security-Policy refuses it; 8.x minds how
  // its own Redux was built.
  ownErrors:
    /^(Executing inline script violates .* \(https?:\/\/[^/]+\/app\/|You are currently using minified code)/,
};

export const traits: HostTraits = process.env.KIBANA_URL ? KIBANA : STANDALONE;
