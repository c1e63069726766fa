import type { Catalogue, LogSourceReference } from '../catalogue';
import { PACKED_FORMAT, PACKED_FORMAT_VERSION } from './format';
import type { PackedCatalogue } from './packed_catalogue';
import { createTable, positionsOf, toSteps } from './table';

const textTable = () => createTable<string>((text) => text);
const listTable = <Value>() => createTable<readonly Value[]>((list) => JSON.stringify(list));

/**
 * The compact form in which catalogues are built in: facts alone, descriptions are left out.
 *
 * @returns plain JSON; `unpackCatalogue` gives back an equal catalogue
 * @throws CoverageError `invalid_input` where an entry names another that the catalogue does not have
 */
export function packCatalogue(catalogue: Catalogue): PackedCatalogue {
  const { tactics, techniques, retired, related } = catalogue;
  const tacticAt = positionsOf(tactics, 'tactic');
  const techniqueAt = positionsOf(techniques, 'technique');
  const relatedAt = positionsOf(related, 'software');
  const orNone = (id: string | null) => (id === null ? 0 : techniqueAt(id) + 1);
  const tacticSets = listTable<number>();
  const platformSets = listTable<string>();
  const techniqueColumns = {
    ids: techniques.map(({ id }) => id),
    names: techniques.map(({ name }) => name),
    tactic_sets: techniques.map(({ tactic_ids }) => tacticSets.add(tactic_ids.map(tacticAt))),
    platform_sets: techniques.map(({ platforms }) => platformSets.add(platforms)),
    parents_or_none: techniques.map(({ parent_id }) => orNone(parent_id)),
  };
  const analytics = packAnalytics(catalogue, techniqueAt, platformSets.add);
  return {
    format: PACKED_FORMAT,
    format_version: PACKED_FORMAT_VERSION,
    domain: catalogue.domain,
    version: catalogue.version,
    tactics: {
      ids: tactics.map(({ id }) => id),
      names: tactics.map(({ name }) => name),
      short_names: tactics.map(({ short_name }) => short_name),
    },
    matrices: {
      ids: catalogue.matrices.map(({ id }) => id),
      names: catalogue.matrices.map(({ name }) => name),
      tactics: catalogue.matrices.map(({ tactic_ids }) => tactic_ids.map(tacticAt)),
    },
    tactic_sets: copy(tacticSets.values),
    platform_sets: copy(platformSets.values),
    techniques: techniqueColumns,
    retired: {
      ids: retired.map(({ id }) => id),
      names: retired.map(({ name }) => name),
      statuses: retired.map(({ status }) => status),
      currents_or_none: retired.map(({ current_id }) => orNone(current_id)),
    },
    data_sources: [...catalogue.data_sources],
    data_components: {
      ids: catalogue.data_components.map(({ id }) => id),
      names: catalogue.data_components.map(({ name }) => name),
      data_sources: catalogue.data_components.map(({ data_source }) => data_source),
    },
    detects: packDetects(catalogue, techniqueAt),
    ...analytics,
    related: {
      ids: related.map(({ id }) => id),
      names: related.map(({ name }) => name),
      kinds: related.map(({ kind }) => kind),
      aliases: related.map(({ aliases }) => [...aliases]),
      technique_steps: related.map(({ technique_ids }) => toSteps(technique_ids.map(techniqueAt))),
      software_steps: related.map(({ software_ids }) => toSteps(software_ids.map(relatedAt))),
    },
  };
}

function packDetects(
  { detects, data_components }: Catalogue,
  techniqueAt: (id: string) => number
): PackedCatalogue['detects'] {
  const componentAt = positionsOf(data_components, 'data component');
  return {
    components: detects.map(({ component_id }) => componentAt(component_id)),
    techniques: detects.map(({ technique_id }) => techniqueAt(technique_id)),
  };
}

type PackedAnalytics = Pick<
  PackedCatalogue,
  'log_source_names' | 'channels' | 'log_sources' | 'analytics'
>;

function packAnalytics(
  { analytics, data_components }: Catalogue,
  techniqueAt: (id: string) => number,
  platformSetAt: (platforms: readonly string[]) => number
): PackedAnalytics {
  const componentAt = positionsOf(data_components, 'data component');
  const names = textTable();
  const channels = textTable();
  const logSources = listTable<number>();
  const addLogSource = ({ component_id, name, channel }: LogSourceReference) =>
    logSources.add([componentAt(component_id), names.add(name), channels.add(channel)]);
  const columns = {
    ids: analytics.map(({ id }) => id),
    techniques: analytics.map(({ technique_id }) => techniqueAt(technique_id)),
    platform_sets: analytics.map(({ platforms }) => platformSetAt(platforms)),
    log_sources: analytics.map(({ log_sources }) => log_sources.map(addLogSource)),
  };
  const column = (n: number) => logSources.values.map((row) => row[n] ?? 0);
  return {
    log_source_names: [...names.values],
    channels: [...channels.values],
    log_sources: { components: column(0), names: column(1), channels: column(2) },
    analytics: columns,
  };
}

const copy = <Value>(lists: readonly (readonly Value[])[]): Value[][] =>
  lists.map((list) => [...list]);
