import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { CoverageError } from '../../common/errors';
import {
  type Account,
  chooseAccount,
  chooseHome,
  claimHome,
  findClosedFolder,
  makeOpenFolder,
} from './account';
import { installElasticsearch } from './artifact';
import { findJava, type Java } from './java';
import { DEFAULT_HOME, DEFAULT_VERSION } from './options';
import type { ElasticsearchVersion, StartOptions } from './options';
import { checkDisk, checkMemory } from './resources';
import { buildSecurityFiles, listUsers } from './security_files';
import { removeAbandonedNodes } from './stale_node';

/** Everything about a start that is settled before the first process runs. */
export interface StartPlan {
  readonly version: ElasticsearchVersion;
  readonly folder: string;
  readonly installation: string;
  readonly java: Java;
  readonly account?: Account;
  readonly heapMb: number;
  readonly ephemeral: boolean;
  readonly clusterName: string;
  readonly password?: string;
  readonly securityFiles: Readonly<Record<string, string>>;
  readonly port?: number;
  readonly timeoutMs: number;
  readonly log: (line: string) => void;
  readonly signal?: AbortSignal;
}

/** Checks the options and the machine, and fetches Elasticsearch where it is not there yet. */
export async function makePlan(options: StartOptions): Promise<StartPlan> {
  const { version = DEFAULT_VERSION, dataName = 'start', heapMb = 512, security } = options;
  const { ephemeral = false, timeoutMs = 180_000, port, signal, log = () => undefined } = options;
  if (!/^[\w-]{1,60}$/.test(dataName)) {
    throw new CoverageError('invalid_input', `"${dataName}": letters, digits, - and _ only.`);
  }
  if (security && version === '7.10.2') {
    throw new CoverageError('unsupported', 'Elasticsearch 7.10.2 is assembled without security.');
  }
  const password = security && (security.password ?? randomBytes(18).toString('base64url'));
  const users = security && password ? listUsers(security, password) : [];
  const java = await findJava(version);
  const account = chooseAccount();
  checkJavaIsOpen(java, account);

  const choice = chooseHome(options.home ?? join(__dirname, '..', '..', DEFAULT_HOME), account);
  if (choice.reason) log(`Using ${choice.home}: ${choice.reason}.`);
  await claimHome(choice);
  await checkDisk(choice.home);
  await checkMemory(heapMb);
  const installation = await installElasticsearch({
    home: choice.home,
    version,
    javaHome: java.home,
    account,
    log,
    signal,
  });
  const nodes = join(choice.home, 'nodes');
  await makeOpenFolder(nodes);
  await removeAbandonedNodes(nodes, log);
  const name = `${dataName}-${version}`;
  return {
    version,
    folder: join(nodes, name),
    installation,
    java,
    account,
    heapMb,
    ephemeral,
    clusterName: `attack-coverage-${name}`,
    password,
    securityFiles: security ? buildSecurityFiles(users, security.roles) : {},
    port,
    timeoutMs,
    log,
    signal,
  };
}

function checkJavaIsOpen(java: Java, account: Account | undefined): void {
  const closed = account && findClosedFolder(java.home, account);
  if (!closed) return;
  throw new CoverageError(
    'unsupported',
    `Elasticsearch does not run as root, and ${closed}, where Java is, is closed to other users. ` +
      'Install Java for all users, or start this as a user without privileges.'
  );
}
