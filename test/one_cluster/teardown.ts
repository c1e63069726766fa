import { cleanUp } from './clean_up';

/** Jest's `globalTeardown`. */
export default cleanUp;
