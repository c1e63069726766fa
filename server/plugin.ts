import { createBuiltinCatalogues } from './catalogue/builtin';
import { createCatalogueStore } from './catalogue/catalogue_store';
import { cataloguesRoute, matrixCatalogueRoute } from './catalogue/route';
import { askCoverage, chooseSources, type CoverageParts } from './coverage/ask_coverage';
import { sentSearch } from './coverage/count_values';
import { eventFilters } from './coverage/coverage_query';
import { coverageRoute } from './coverage/route';
import type { CoreSetup, Logger, Plugin } from './platform/core_contract';
import { explainNoSource, explainNothingCounted } from './sources/explain_empty';
import { findSources } from './sources/find_sources';
import { sourcesRoute } from './sources/route';
import { techniqueEventsRoute, techniqueSummaryRoute } from './techniques/route';
import type { TechniqueParts } from './techniques/technique_searches';

export interface PluginOptions {
  readonly logger: Logger;
  /** Folder of the built-in catalogues. */
  readonly catalogueFolder: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Composition root: builds the stores, hands the slices what they need of each other, registers the routes. */
export class AttackCoveragePlugin implements Plugin {
  constructor(private readonly options: PluginOptions) {}

  setup({ http }: CoreSetup): void {
    const { logger, catalogueFolder, now } = this.options;
    const catalogues = createCatalogueStore(createBuiltinCatalogues({ dataDir: catalogueFolder }));
    const coverage: CoverageParts = {
      now,
      getCatalogue: catalogues.get,
      getSources: async (elasticsearch, question) =>
        chooseSources(question, question.sources ?? (await foundSources(elasticsearch))),
      explainNoSource: async (elasticsearch) =>
        explainNoSource(elasticsearch, (await findSources(elasticsearch)).readable_indices),
      explainNothingCounted,
    };
    const techniques: TechniqueParts = {
      getCatalogue: coverage.getCatalogue,
      getSources: coverage.getSources,
      countTags: (elasticsearch, { filter }, sources) =>
        askCoverage(coverage, elasticsearch, { filter, sources: [...sources] }),
      eventFilters: (source, range, filter) => eventFilters({ source, range, filter }),
    };
    const router = http.createRouter();
    const routes = [
      cataloguesRoute(catalogues),
      matrixCatalogueRoute(catalogues),
      sourcesRoute(),
      coverageRoute(coverage),
      techniqueSummaryRoute(techniques, sentSearch),
      techniqueEventsRoute(techniques, sentSearch),
    ];
    for (const route of routes) route.register(router, logger);
  }

  start(): void {}

  stop(): void {}
}

const foundSources = async (elasticsearch: Parameters<typeof findSources>[0]) =>
  (await findSources(elasticsearch)).sources.map(({ source }) => source);
