import { describeAddress } from './address';
import { describeChoices } from './choices';
import { describeFailures } from './failures';
import { describeKeyboard } from './keyboard';
import { describeLooks } from './looks';
import { describeMainPath } from './main_path';
import { setUpStage } from './stage/stage';

/**
 * The app in a real browser over a real Elasticsearch. One file, so that node, bundle and browser are started once.
 * With KIBANA_URL the main path runs against that Kibana, over the cluster that ELASTICSEARCH_URL names.
 */
const stage = setUpStage();

describeMainPath(stage);
if (process.env.KIBANA_URL === undefined) {
  describeChoices(stage);
  describeAddress(stage);
  describeKeyboard(stage);
  describeFailures(stage);
  describeLooks(stage);
}
