import { CATALOGUE_FORMATS, type CatalogueState } from './catalogue/catalogue_state';
import { RULE_SET_FORMAT } from './detection_rules/route';
import { OVERLAY_FORMAT } from './exchange/overlay_routes';
import { GAP_FORMATS, type GapState } from './gaps/gap_state';
import { LINK_FORMAT } from './links/route';
import { SAVED_VIEW_FORMATS, type SavedViewState } from './saved_views/route';
import { SOURCE_FORMATS, type SourceState } from './sources/source_state';
import type { PayloadFormat } from './state/envelope';
import type { StateIndexName } from './state/state_index';
import { createStateStore } from './state/state_store';
import { SUPPRESSION_FORMAT } from './suppressions/suppression_state';

/** What the slices keep in Elasticsearch, and where (docs/data_model.md, "State in Elasticsearch"). */
export function createStateStores(now: () => number) {
  const storeIn =
    (index: StateIndexName) =>
    <Payload>(documentKind: string, idPrefix: string, format: PayloadFormat<Payload>) =>
      createStateStore({ ...format, index, documentKind, idPrefix, now });
  const settings = storeIn('attack-coverage-settings');
  const catalogues = storeIn('attack-coverage-catalogues');
  const catalogueState: CatalogueState = {
    uploaded: catalogues('catalogue', '', CATALOGUE_FORMATS.uploaded),
    parts: catalogues('catalogue_part', 'part:', CATALOGUE_FORMATS.parts),
    settings: settings('catalogues', 'catalogues:', CATALOGUE_FORMATS.settings),
  };
  const sourceState: SourceState = {
    saved: settings('source', 'source:', SOURCE_FORMATS.saved),
    choice: settings('source_choice', 'source_choice:', SOURCE_FORMATS.choice),
  };
  const gapState: GapState = {
    judgements: settings('gap_judgement', 'gap_judgement:', GAP_FORMATS.judgements),
    mapping: settings('gap_mapping', 'gap_mapping:', GAP_FORMATS.mapping),
  };
  const savedViews: SavedViewState = {
    views: settings('saved_view', 'saved_view:', SAVED_VIEW_FORMATS.views),
    default: settings('default_view', 'default_view:', SAVED_VIEW_FORMATS.default),
  };
  return {
    savedViews,
    gaps: gapState,
    catalogues: catalogueState,
    sources: sourceState,
    links: settings('links', 'links:', LINK_FORMAT),
    ruleSets: settings('rule_set', 'rule_set:', RULE_SET_FORMAT),
    overlays: settings('overlay', 'overlay:', OVERLAY_FORMAT),
    suppressions: settings('suppression', 'suppression:', SUPPRESSION_FORMAT),
  };
}
