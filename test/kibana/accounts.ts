import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Account, demand } from './send';

/**
 * Users of a Kibana with security, made for one run. The suites get them through the environment: `manage` and
 * `read` have the feature's privileges and may read all events, `none` may read the events and nothing in Kibana.
 */
const accountSchema = z.object({ username: z.string(), password: z.string() });
const accountsSchema = z.object({
  admin: accountSchema,
  manage: accountSchema,
  read: accountSchema,
  none: accountSchema,
});
export type Accounts = z.infer<typeof accountsSchema>;

export const ACCOUNTS_VARIABLE = 'KIBANA_ACCOUNTS';

/** Null where the host has no security. */
export function readAccounts(): Accounts | null {
  const text = process.env[ACCOUNTS_VARIABLE];
  return text ? accountsSchema.parse(JSON.parse(text)) : null;
}

type Undo = (() => Promise<unknown>)[];

const PREFIX = 'attack_coverage_test_';
const newAccount = (name: string): Account => ({
  username: `${PREFIX}${name}`,
  password: randomBytes(16).toString('hex'),
});

async function createUser(
  elasticsearchUrl: string,
  admin: Account,
  account: Account,
  roles: readonly string[],
  undo: Undo
) {
  const url = `${elasticsearchUrl}/_security/user/${account.username}`;
  await demand(admin, 'PUT', url, { password: account.password, roles });
  undo.push(() => demand(admin, 'DELETE', url));
}

/** The user as whom Kibana itself asks Elasticsearch: it takes no superuser of the name `elastic`. */
export async function createKibanaUser(
  elasticsearchUrl: string,
  admin: Account,
  undo: Undo
): Promise<Account> {
  const account = newAccount('kibana');
  await createUser(elasticsearchUrl, admin, account, ['superuser'], undo);
  return account;
}

const ALL_INDICES = { names: ['*'], privileges: ['read', 'view_index_metadata'] };
const STATE = { names: ['attack-coverage-*'], privileges: ['write', 'create_index'] };

/** Other features that the users have: Kibana itself asks for tags and monitors on each page, and Discover is gone to. */
const OTHER_FEATURES = {
  discover: ['all'],
  indexPatterns: ['all'],
  savedObjectsTagging: ['read'],
  uptime: ['read'],
};

/** Creates the users of the suites, with roles that Kibana itself writes. */
export async function createAccounts(
  urls: { readonly kibana: string; readonly elasticsearch: string },
  admin: Account,
  undo: Undo
): Promise<Accounts> {
  const create = async (name: string, feature: object | null, indices: readonly object[]) => {
    const account = newAccount(name);
    const role = `${urls.kibana}/api/security/role/${account.username}`;
    const kibana = feature === null ? [] : [{ base: [], feature, spaces: ['*'] }];
    await demand(admin, 'PUT', role, { elasticsearch: { cluster: [], indices }, kibana });
    // Kibana has stopped by then; Elasticsearch keeps the role.
    const kept = `${urls.elasticsearch}/_security/role/${account.username}`;
    undo.push(() => demand(admin, 'DELETE', kept));
    await createUser(urls.elasticsearch, admin, account, [account.username], undo);
    return account;
  };
  return {
    admin,
    manage: await create('manage', { attackCoverage: ['all'], ...OTHER_FEATURES }, [
      ALL_INDICES,
      STATE,
    ]),
    read: await create('read', { attackCoverage: ['read'], ...OTHER_FEATURES }, [ALL_INDICES]),
    none: await create('none', null, [ALL_INDICES]),
  };
}
