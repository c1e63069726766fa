import {
  deleteLoadedIndexEndpoint,
  loadBatchEndpoint,
  loadedIndicesEndpoint,
} from '../../common/http/loading';
import { implement, type Route } from '../platform/implement';
import { loadBatch } from './load_batch';
import { deleteLoadedIndex, listLoadedIndices } from './loaded_indices';

/** Recorded events: loads what a browser sends, lists what was loaded, and takes it away again. */
export const loadingRoutes = (): readonly Route[] => [
  implement(loadBatchEndpoint, ({ elasticsearch, body }) => loadBatch(elasticsearch, body)),
  implement(loadedIndicesEndpoint, async ({ elasticsearch }) => ({
    indices: [...(await listLoadedIndices(elasticsearch))],
  })),
  implement(deleteLoadedIndexEndpoint, async ({ elasticsearch, params }) => {
    await deleteLoadedIndex(elasticsearch, params.index);
    return { deleted: true };
  }),
];
