import { sourcesEndpoint } from '../../common/http/sources';
import { implement } from '../platform/implement';
import { explainNoSource } from './explain_empty';
import { findSources } from './find_sources';

/** Sources of tagged events that the calling user can read. */
export const sourcesRoute = () =>
  implement(sourcesEndpoint, async ({ elasticsearch }) => {
    const { sources, problems, readable_indices } = await findSources(elasticsearch);
    const reason =
      sources.length > 0 ? null : await explainNoSource(elasticsearch, readable_indices);
    return { sources: [...sources], problems: [...problems], reason };
  });
