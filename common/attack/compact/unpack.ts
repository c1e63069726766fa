import { PACKED_FORMAT, PACKED_FORMAT_VERSION } from './format';
import { CoverageError } from '../../errors';
import type { Catalogue, LogSourceReference, RelatedObject, Technique } from '../catalogue';
import { isTechniqueId, type TechniqueId } from '../ids';
import { packedCatalogueSchema, type PackedCatalogue } from './packed_catalogue';
import { entryAt, fromSteps } from './table';

/**
 * Reads the compact form of a catalogue.
 *
 * @param packed - parsed JSON, as `packCatalogue` made it
 * @returns a catalogue without descriptions; nothing in it is shared with `packed`
 * @throws CoverageError `unsupported` for a format version that this code does not know,
 *   `invalid_input` for anything else that is no packed catalogue
 */
export function unpackCatalogue(packed: unknown): Catalogue {
  const table = parsePacked(packed);
  const ids = table.techniques.ids.map(checkTechniqueId);
  const idAt = (position: number) => entryAt(ids, position, 'technique');
  const idOrNone = (position: number | undefined) => (position ? idAt(position - 1) : null);
  return {
    domain: table.domain,
    version: table.version,
    matrices: table.matrices.ids.map((id, n) => ({
      id,
      name: entryAt(table.matrices.names, n, 'matrix name'),
      tactic_ids: entryAt(table.matrices.tactics, n, 'matrix').map((position) =>
        entryAt(table.tactics.ids, position, 'tactic')
      ),
    })),
    tactics: table.tactics.ids.map((id, n) => ({
      id,
      name: entryAt(table.tactics.names, n, 'tactic name'),
      short_name: entryAt(table.tactics.short_names, n, 'tactic short name'),
    })),
    techniques: unpackTechniques(table, ids, idOrNone),
    retired: table.retired.ids.map((id, n) => ({
      id: checkTechniqueId(id),
      name: entryAt(table.retired.names, n, 'retired name'),
      status: entryAt(table.retired.statuses, n, 'status'),
      current_id: idOrNone(table.retired.currents_or_none[n]),
    })),
    data_sources: [...table.data_sources],
    data_components: table.data_components.ids.map((id, n) => ({
      id,
      name: entryAt(table.data_components.names, n, 'component name'),
      data_source: table.data_components.data_sources[n] ?? null,
    })),
    detects: table.detects.components.map((component, n) => ({
      component_id: componentAt(table, component),
      technique_id: idAt(entryAt(table.detects.techniques, n, 'detected technique')),
    })),
    analytics: unpackAnalytics(table, idAt),
    related: unpackRelated(table, idAt),
    descriptions: {},
  };
}

function parsePacked(packed: unknown): PackedCatalogue {
  const result = packedCatalogueSchema.safeParse(packed);
  if (result.success) return result.data;
  const head: { format?: unknown; format_version?: unknown } =
    typeof packed === 'object' && packed !== null ? packed : {};
  if (head.format === PACKED_FORMAT && head.format_version !== PACKED_FORMAT_VERSION)
    throw new CoverageError(
      'unsupported',
      `The packed catalogue has format version ${JSON.stringify(head.format_version)}; this release reads ${PACKED_FORMAT_VERSION}.`
    );
  throw new CoverageError('invalid_input', 'This is no packed catalogue.', result.error);
}

function checkTechniqueId(id: string): TechniqueId {
  if (isTechniqueId(id)) return id;
  throw new CoverageError('invalid_input', `The packed catalogue calls a technique "${id}".`);
}

const componentAt = ({ data_components }: PackedCatalogue, position: number): string =>
  entryAt(data_components.ids, position, 'data component');

const platformsAt = ({ platform_sets }: PackedCatalogue, position: number): string[] => [
  ...entryAt(platform_sets, position, 'platform set'),
];

function unpackTechniques(
  table: PackedCatalogue,
  ids: readonly TechniqueId[],
  idOrNone: (position: number | undefined) => TechniqueId | null
): readonly Technique[] {
  const { names, tactic_sets, platform_sets, parents_or_none } = table.techniques;
  return ids.map((id, n) => ({
    id,
    name: entryAt(names, n, 'technique name'),
    tactic_ids: entryAt(table.tactic_sets, entryAt(tactic_sets, n, 'tactic set'), 'tactic set').map(
      (position) => entryAt(table.tactics.ids, position, 'tactic')
    ),
    platforms: platformsAt(table, entryAt(platform_sets, n, 'platform set')),
    parent_id: idOrNone(parents_or_none[n]),
  }));
}

function unpackAnalytics(
  table: PackedCatalogue,
  idAt: (position: number) => TechniqueId
): Catalogue['analytics'] {
  const { ids, techniques, platform_sets, log_sources } = table.analytics;
  return ids.map((id, n) => ({
    id,
    technique_id: idAt(entryAt(techniques, n, 'technique of an analytic')),
    platforms: platformsAt(table, entryAt(platform_sets, n, 'platform set')),
    log_sources: entryAt(log_sources, n, 'log sources').map((position) =>
      logSourceAt(table, position)
    ),
  }));
}

const logSourceAt = (table: PackedCatalogue, position: number): LogSourceReference => ({
  component_id: componentAt(table, entryAt(table.log_sources.components, position, 'log source')),
  name: entryAt(
    table.log_source_names,
    entryAt(table.log_sources.names, position, 'log source'),
    'log source name'
  ),
  channel: entryAt(
    table.channels,
    entryAt(table.log_sources.channels, position, 'log source'),
    'channel'
  ),
});

function unpackRelated(
  { related }: PackedCatalogue,
  idAt: (position: number) => TechniqueId
): readonly RelatedObject[] {
  return related.ids.map((id, n) => ({
    id,
    name: entryAt(related.names, n, 'name'),
    kind: entryAt(related.kinds, n, 'kind'),
    aliases: [...entryAt(related.aliases, n, 'aliases')],
    technique_ids: fromSteps(entryAt(related.technique_steps, n, 'techniques')).map(idAt),
    software_ids: fromSteps(entryAt(related.software_steps, n, 'software')).map((position) =>
      entryAt(related.ids, position, 'software')
    ),
  }));
}
