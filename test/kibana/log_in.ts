import type { Page } from 'playwright-core';
import type { Account } from './send';

/** Logs a page into Kibana, as its own form does; what is opened in it afterwards is opened by that user. */
export async function logIn(page: Page, url: string, { username, password }: Account) {
  const response = await page.request.post(`${url}/internal/security/login`, {
    headers: { 'kbn-xsrf': 'test', 'x-elastic-internal-origin': 'Kibana' },
    data: {
      providerType: 'basic',
      providerName: 'basic',
      currentURL: `${url}/login`,
      params: { username, password },
    },
  });
  if (!response.ok()) throw new Error(`Kibana's login: ${response.status()}`);
}
