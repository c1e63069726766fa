import { linksEndpoint, putLinksEndpoint } from '../../common/http/links';
import { setUpApp } from './support/running_app';

const app = setUpApp();

const WIKI = { name: 'Wiki', url: 'https://wiki.example.test/{technique_id}' };
const put = (templates: object[], expected: string | null) =>
  app.ask(putLinksEndpoint, { body: { links: { templates }, expected } });

it('has none at first, keeps what is written, and refuses what was written upon an older version', async () => {
  expect(await app.ask(linksEndpoint)).toEqual({
    links: { templates: [] },
    version: null,
    updated_at: null,
    updated_by: null,
  });
  const first = await put([WIKI], null);
  expect(await app.ask(linksEndpoint)).toEqual(first);
  await put([], first.version);
  await expect(put([WIKI], first.version)).rejects.toThrow('409');
});

it('refuses an address that is none, and says why', async () => {
  await expect(put([{ name: 'x', url: 'javascript:alert(1)' }], null)).rejects.toThrow(
    'an address begins with https://'
  );
});
