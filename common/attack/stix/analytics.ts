import type { Analytic, LogSourceReference } from '../catalogue';
import { compareText } from '../order';
import type { StixBundle } from './bundle';
import type { DataComponents } from './data_components';
import {
  isLive,
  readAttackId,
  readObjects,
  readText,
  readTexts,
  type StixObject,
} from './stix_object';
import type { Techniques } from './techniques';

/**
 * The analytics of each technique, from v18 on: detection strategy `detects` technique, strategy
 * lists analytics, analytic lists log sources. An analytic that serves two techniques is listed for
 * each, under the same id. Log sources of components that are not live are left out.
 */
export function readAnalytics(
  bundle: StixBundle,
  techniques: Techniques,
  components: DataComponents
): readonly Analytic[] {
  const analytics = new Map<string, Analytic>();
  for (const { source, target } of bundle.relations('detects')) {
    const strategy = bundle.find(source);
    const technique_id = techniques.liveIdOf(target);
    if (technique_id === null || !strategy || !isLiveOf(strategy, 'x-mitre-detection-strategy'))
      continue;
    for (const reference of readTexts(strategy, 'x_mitre_analytic_refs')) {
      const object = bundle.find(reference);
      const id = object && isLiveOf(object, 'x-mitre-analytic') && readAttackId(object);
      if (object && id)
        analytics.set(`${technique_id} ${id}`, {
          id,
          technique_id,
          platforms: readTexts(object, 'x_mitre_platforms'),
          log_sources: readLogSources(object, components),
        });
    }
  }
  return [...analytics.values()].sort(
    (a, b) => compareText(a.technique_id, b.technique_id) || compareText(a.id, b.id)
  );
}

const isLiveOf = (object: StixObject, type: string): boolean =>
  object.type === type && isLive(object);

function readLogSources(
  analytic: StixObject,
  components: DataComponents
): readonly LogSourceReference[] {
  const list: LogSourceReference[] = [];
  for (const reference of readObjects(analytic, 'x_mitre_log_source_references')) {
    const name = readText(reference, 'name');
    const component_id = components.componentIdOf(
      readText(reference, 'x_mitre_data_component_ref') ?? ''
    );
    if (name !== null && component_id !== null)
      list.push({ component_id, name, channel: readText(reference, 'channel') ?? 'None' });
  }
  return list;
}
