import { techniquesByComponent } from '../../common/attack/component_techniques';
import { describeTechnique } from '../../common/attack/describe_technique';
import { CoverageError } from '../../common/errors';
import { cataloguesEndpoint, matrixCatalogueEndpoint } from '../../common/http/catalogue';
import {
  catalogueKnowledgeEndpoint,
  techniqueKnowledgeEndpoint,
} from '../../common/http/knowledge';
import { implement } from '../platform/implement';
import type { CatalogueState } from './catalogue_state';
import type { Domain } from '../../common/attack/catalogue';
import type { BuiltinCatalogues, CatalogueKey, CatalogueStore } from './catalogue_store';
import type { ReleaseSource } from './download';
import { listCatalogues } from './list_catalogues';

/** ATT&CK releases on offer, as the calling user. */
export const cataloguesRoute = (
  builtin: BuiltinCatalogues,
  state: CatalogueState,
  releases: ReleaseSource
) =>
  implement(cataloguesEndpoint, async ({ elasticsearch }) => ({
    ...(await listCatalogues(builtin, state, elasticsearch)),
    download_addresses: {
      enterprise: releases.addressOf('enterprise'),
      mobile: releases.addressOf('mobile'),
      ics: releases.addressOf('ics'),
    },
  }));

/** What the matrix draws of one release. */
export const matrixCatalogueRoute = (catalogues: CatalogueStore) =>
  implement(matrixCatalogueEndpoint, async ({ elasticsearch, params }) => {
    const { catalogue } = await catalogues.get(keyOf(params), elasticsearch);
    const { domain, matrices, tactics, techniques, retired } = catalogue;
    return {
      domain,
      version: catalogue.version,
      matrices: matrices.map((matrix) => ({ ...matrix, tactic_ids: [...matrix.tactic_ids] })),
      tactics: [...tactics],
      techniques: techniques.map((technique) => ({
        ...technique,
        tactic_ids: [...technique.tactic_ids],
        platforms: [...technique.platforms],
      })),
      retired: [...retired],
    };
  });

/** What search and filters need of one release. */
export const catalogueKnowledgeRoute = (catalogues: CatalogueStore) =>
  implement(catalogueKnowledgeEndpoint, async ({ elasticsearch, params }) => {
    const key = keyOf(params);
    const [{ catalogue, techniqueById }, texts] = await Promise.all([
      catalogues.get(key, elasticsearch),
      catalogues.descriptions(key, elasticsearch),
    ]);
    const techniques = techniquesByComponent(catalogue);
    const descriptions: Record<string, string> = {};
    for (const [id, text] of Object.entries(texts)) {
      if (techniqueById.has(id)) descriptions[id] = text;
    }
    return {
      related: catalogue.related.map(({ id, name, kind, aliases, technique_ids }) => {
        return { id, name, kind, aliases: [...aliases], technique_ids: [...technique_ids] };
      }),
      data_components: catalogue.data_components.map((component) => ({
        ...component,
        technique_ids: [...(techniques.get(component.id) ?? [])],
      })),
      descriptions,
    };
  });

/** One technique in full. */
export const techniqueKnowledgeRoute = (catalogues: CatalogueStore) =>
  implement(techniqueKnowledgeEndpoint, async ({ elasticsearch, params }) => {
    const key = keyOf(params);
    const [index, texts] = await Promise.all([
      catalogues.get(key, elasticsearch),
      catalogues.descriptions(key, elasticsearch),
    ]);
    const { domain, version } = index.catalogue;
    const described = describeTechnique(index, params.id, texts[params.id] ?? null);
    if (described !== null) return described;
    throw new CoverageError(
      'not_found',
      `${params.id} is no live technique of ATT&CK ${domain} ${version ?? ''}.`
    );
  });

const keyOf = ({ domain, version }: { domain: Domain; version: string }): CatalogueKey => ({
  domain,
  version: version === 'current' ? null : version,
});
