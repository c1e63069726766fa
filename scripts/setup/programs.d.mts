/** Path of a Chromium or Chrome: `CHROME_PATH`, else one found on this system. */
export function findBrowser(env: Readonly<Record<string, string | undefined>>): string | undefined;
