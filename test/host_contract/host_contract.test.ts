import { setUpStage } from '../e2e/stage/stage';
import { readAccounts } from '../kibana/accounts';
import { describeHttp } from './http';
import { describeKibanaLooks } from './kibana_looks';
import { describeElasticSecurity, describeKibanaWays } from './kibana_ways';
import { describePage } from './page';
import { describeRights } from './rights';

/**
 * What the plugin expects of its host, and users of the plugin: one suite for both hosts. KIBANA_URL names a Kibana
 * that has the plugin, over the cluster of ELASTICSEARCH_URL; without it the standalone host is started.
 */
const stage = setUpStage();

describeHttp(stage);
describePage(stage);
if (process.env.KIBANA_URL !== undefined) {
  describeKibanaWays(stage);
  describeKibanaLooks(stage);
}
const accounts = readAccounts();
if (accounts !== null) {
  describeRights(stage, accounts);
  describeElasticSecurity(stage, accounts);
}
