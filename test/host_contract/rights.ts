import type { Page } from 'playwright-core';
import { API_BASE } from '../../common/http/endpoint';
import { savedViewsEndpoint } from '../../common/http/saved_views';
import { counted } from '../e2e/stage/matrix_page';
import { SLOW_MS, type Stage } from '../e2e/stage/stage';
import type { Accounts } from '../kibana/accounts';
import { askKibana } from '../kibana/kibana_api';
import { logIn } from '../kibana/log_in';
import { type Account, send } from '../kibana/send';

const VIEW_ID = 'host-contract-rights';
const VIEW = { name: 'Rights of the host contract', path: '/matrix', filter: {}, look: '' };
const HIDDEN = 'attack-coverage-hidden';
const OTHER = 'attack-coverage-other';

/** What the feature's privileges open and close, in a Kibana with security. */
export function describeRights(stage: Stage, accounts: Accounts): void {
  const statusOf = async (...[as, method, path, body]: Parameters<typeof send>) =>
    (await send(as, method, `${stage.url}${path}`, body)).status;
  const removeView = async (space = '') => {
    const path = `${space}${API_BASE}/saved_views`;
    const { views } = savedViewsEndpoint.response.parse(await askKibana(stage.url, 'GET', path));
    for (const { id, version } of views.filter((view) => view.id === VIEW_ID)) {
      await askKibana(stage.url, 'DELETE', `${path}/${id}`, { expected: version });
    }
    return views.map(({ id }) => id);
  };
  const openAs = async (account: Account) => {
    const watched = await stage.openEmpty();
    await logIn(watched.page, stage.url, account);
    return watched.page;
  };

  const expectRefused = async (page: Page) => {
    await page
      .getByText(/permission|not found|access/i)
      .first()
      .waitFor();
    expect(await page.locator('.attackCoverage').count()).toBe(0);
  };

  // What an earlier run may have left.
  beforeAll(() => removeView());

  describe.each([
    ['manage', 200, 200],
    ['read', 200, 403],
    ['none', 403, 403],
  ] as const)('a user with the privilege %s', (name, reading, writing) => {
    const account = accounts[name];

    it(`is answered ${reading} where it reads, ${writing} where it writes`, async () => {
      expect(await statusOf(account, 'GET', `${API_BASE}/catalogues`)).toBe(reading);
      expect(await statusOf(account, 'POST', `${API_BASE}/coverage`, {})).toBe(reading);
      const view = `${API_BASE}/saved_views/${VIEW_ID}`;
      expect(await statusOf(account, 'PUT', view, { view: VIEW, expected: null })).toBe(writing);
      expect(await removeView()).toEqual(writing === 200 ? [VIEW_ID] : []);
    });

    it(
      reading === 200 ? 'opens the matrix' : 'does not get the application',
      async () => {
        const page = await openAs(account);
        await page.goto(`${stage.url}/app/attackCoverage/matrix`);
        await (reading === 200 ? counted(page) : expectRefused(page));
      },
      SLOW_MS
    );
  });

  it('nobody without a login is answered', async () => {
    expect(await statusOf(null, 'GET', `${API_BASE}/catalogues`)).toBe(401);
    expect(await statusOf(null, 'POST', `${API_BASE}/coverage`, {})).toBe(401);
  });

  describe('spaces', () => {
    const spaces = [HIDDEN, OTHER];
    beforeAll(async () => {
      for (const id of spaces) {
        const disabledFeatures = id === HIDDEN ? ['attackCoverage'] : [];
        await askKibana(stage.url, 'POST', '/api/spaces/space', { id, name: id, disabledFeatures });
      }
    });
    afterAll(async () => {
      for (const id of spaces) await askKibana(stage.url, 'DELETE', `/api/spaces/space/${id}`);
    });

    it('keep what is saved in them apart', async () => {
      const view = `/s/${OTHER}${API_BASE}/saved_views/${VIEW_ID}`;
      expect(await statusOf(accounts.manage, 'PUT', view, { view: VIEW, expected: null })).toBe(
        200
      );
      expect(await removeView()).toEqual([]);
      expect(await removeView(`/s/${OTHER}`)).toEqual([VIEW_ID]);
    });

    it('that hide the feature have no API', async () => {
      expect(await statusOf(accounts.manage, 'GET', `/s/${HIDDEN}${API_BASE}/catalogues`)).toBe(
        403
      );
      expect(await statusOf(accounts.manage, 'POST', `/s/${HIDDEN}${API_BASE}/coverage`, {})).toBe(
        403
      );
      expect(await statusOf(accounts.manage, 'GET', `${API_BASE}/catalogues`)).toBe(200);
    });

    it(
      'that hide the feature have no page',
      async () => {
        const page = await openAs(accounts.manage);
        await page.goto(`${stage.url}/s/${HIDDEN}/app/attackCoverage/matrix`);
        await expectRefused(page);
      },
      SLOW_MS
    );
  });
}
