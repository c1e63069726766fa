import { z } from 'zod';

/** For the parts of a request that an endpoint does not read: anything passes and nothing is kept. */
export const nothing = z.unknown().transform(() => undefined);
