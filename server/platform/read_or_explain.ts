import { CoverageError } from '../../common/errors';

/** What is read of the plugin's own documents; where the user may not, or a newer version wrote them, why not. */
export async function readOrExplain<Value>(reading: Promise<Value>, otherwise: Value) {
  try {
    return { value: await reading, problem: null };
  } catch (error) {
    if (error instanceof CoverageError && ['forbidden', 'unsupported'].includes(error.code)) {
      return { value: otherwise, problem: error.message };
    }
    throw error;
  }
}
