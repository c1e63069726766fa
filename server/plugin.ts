import { createBuiltinCatalogues } from './catalogue/builtin';
import { createCatalogueStore } from './catalogue/catalogue_store';
import { MITRE_RELEASES, type ReleaseSource } from './catalogue/download';
import {
  catalogueKnowledgeRoute,
  cataloguesRoute,
  matrixCatalogueRoute,
  techniqueKnowledgeRoute,
} from './catalogue/route';
import { catalogueUploadRoutes } from './catalogue/upload_routes';
import { chooseSources, countCoverage, type CoverageParts } from './coverage/ask_coverage';
import { suppressionEffectRoute } from './coverage/ask_effects';
import { countValues, sentSearch } from './coverage/count_values';
import { eventFilters } from './coverage/coverage_query';
import { coverageDetailsRoute, coverageRoute } from './coverage/route';
import { readConfigured } from './detection_rules/read_configured';
import { ruleSetRoutes } from './detection_rules/route';
import { enrichmentRoutes } from './enrichment/route';
import type { GapParts } from './gaps/parts';
import { gapRoutes } from './gaps/route';
import { overlayRoutes } from './exchange/overlay_routes';
import { linkRoutes } from './links/route';
import { loadingRoutes } from './loading/route';
import type { CoreSetup, Logger, Plugin } from './platform/core_contract';
import type { Route } from './platform/implement';
import { registerFeature } from './platform/kibana_feature';
import type { Elasticsearch } from './platform/elasticsearch';
import { savedViewRoutes } from './saved_views/route';
import { explainNoSource, explainNothingCounted } from './sources/explain_empty';
import { findSources } from './sources/find_sources';
import { sourceChangeRoutes } from './sources/change_routes';
import { resolveSources } from './sources/resolve_sources';
import { sourcesRoute } from './sources/route';
import { createStateStores } from './state_stores';
import { suppressionRoutes } from './suppressions/route';
import { readActive } from './suppressions/read_active';
import { tagHealthRoute, tagRowRoute } from './tag_health/route';
import { processTreeRoute } from './processes/route';
import { readHit } from './techniques/read_hit';
import { techniqueEventsRoute, techniqueSummaryRoute } from './techniques/route';
import type { TechniqueParts } from './techniques/technique_searches';
import { troubleshootRoute } from './troubleshoot/route';
import { analyticTypesRoute } from './view/route';
import { type ViewParts, viewSources } from './view/view_sources';
import type { VolumeParts } from './volume/ask_volume';
import { volumeRoute } from './volume/route';

export interface PluginOptions {
  readonly logger: Logger;
  /** Folder of the built-in catalogues. */
  readonly catalogueFolder: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Where releases of ATT&CK are fetched from; MITRE's own address where absent. */
  readonly releases?: ReleaseSource;
}

/** Builds the stores and hands the slices what they need of each other: every route of the plugin. */
export function createRoutes({
  catalogueFolder,
  now,
  releases = MITRE_RELEASES,
}: Omit<PluginOptions, 'logger'>): readonly Route[] {
  const builtin = createBuiltinCatalogues({ dataDir: catalogueFolder });
  const state = createStateStores(now);
  const catalogues = createCatalogueStore(builtin, state.catalogues);
  const knownSources = async (elasticsearch: Elasticsearch) =>
    (await resolveSources(elasticsearch, state.sources)).active.map(({ source }) => source);
  const view: ViewParts = {
    now,
    knownSources,
    chooseSources,
    readSuppressions: (elasticsearch) => readActive(elasticsearch, state.suppressions, now()),
    countValues,
  };
  const coverage: CoverageParts = {
    now,
    getCatalogue: catalogues.get,
    getSources: (elasticsearch, question) => viewSources(view, elasticsearch, question),
    explainNoSource: async (elasticsearch) =>
      explainNoSource(elasticsearch, (await findSources(elasticsearch)).readable_indices),
    explainNothingCounted,
  };
  const techniques: TechniqueParts = {
    getCatalogue: coverage.getCatalogue,
    getSources: coverage.getSources,
    countTags: (elasticsearch, { filter }, sources) =>
      countCoverage(coverage, elasticsearch, { filter, sources: [...sources] }),
    eventFilters: (source, range, filter) => eventFilters({ source, range, filter }),
  };
  const tagging = {
    ...coverage,
    countValues,
    eventFilters: techniques.eventFilters,
    readHit,
    sentSearch,
  };
  const gaps: GapParts = {
    ...techniques,
    countTags: (elasticsearch, filter, sources) =>
      countCoverage(coverage, elasticsearch, { filter, sources: [...sources] }),
    sentSearch,
    explainNoSource: coverage.explainNoSource,
    state: state.gaps,
    readConfigured: (elasticsearch) => readConfigured(state.ruleSets, elasticsearch),
    readValidated: async () => null,
    now,
  };
  const volume: VolumeParts = {
    ...techniques,
    countTags: (elasticsearch, { filter }, sources) =>
      countCoverage(coverage, elasticsearch, { filter, sources: [...sources] }),
    sentSearch,
  };
  return [
    cataloguesRoute(builtin, state.catalogues, releases),
    ...catalogueUploadRoutes({ state: state.catalogues, catalogues, releases, now }),
    matrixCatalogueRoute(catalogues),
    catalogueKnowledgeRoute(catalogues),
    techniqueKnowledgeRoute(catalogues),
    sourcesRoute(state.sources),
    ...sourceChangeRoutes(state.sources),
    ...suppressionRoutes({ state: state.suppressions, knownSources, now }),
    coverageRoute(coverage),
    coverageDetailsRoute(coverage),
    suppressionEffectRoute(coverage),
    techniqueSummaryRoute(techniques, sentSearch),
    techniqueEventsRoute(techniques, sentSearch),
    processTreeRoute(tagging),
    analyticTypesRoute(tagging),
    ...gapRoutes(gaps),
    tagHealthRoute(tagging),
    tagRowRoute(tagging),
    troubleshootRoute(tagging),
    ...enrichmentRoutes(knownSources),
    volumeRoute(volume),
    ...loadingRoutes(),
    ...overlayRoutes(state.overlays),
    ...ruleSetRoutes({ state: state.ruleSets, getCatalogue: catalogues.get }),
    ...linkRoutes(state.links),
    ...savedViewRoutes(state.savedViews),
  ];
}

/** Composition root of a host: registers the routes. */
export class AttackCoveragePlugin implements Plugin {
  constructor(private readonly options: PluginOptions) {}

  /** An error of ours must not keep Kibana from starting: it is logged, and the API is not there. */
  setup(core: CoreSetup, plugins?: unknown): void {
    const { logger } = this.options;
    try {
      const router = core.http.createRouter();
      const isAllowed = registerFeature(core, plugins, logger);
      for (const route of createRoutes(this.options)) {
        route.register(router, { logger, basePath: core.http.basePath, isAllowed });
      }
    } catch (error) {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      logger.error(`ATT&CK Coverage could not be set up and is switched off: ${reason}`);
    }
  }

  start(): void {}

  stop(): void {}
}
