import { setUpStage } from '../e2e/stage/stage';
import { describeHttp } from './http';
import { describePage } from './page';

/**
 * What the plugin expects of its host, and users of the plugin: one suite for both hosts. KIBANA_URL names a Kibana
 * that has the plugin, over the cluster of ELASTICSEARCH_URL; without it the standalone host is started.
 */
const stage = setUpStage('host-contract');

describeHttp(stage);
describePage(stage);
