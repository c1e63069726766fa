/** Apart from the schema, so that packing alone (a worker in the browser) needs none. */
export const PACKED_FORMAT = 'attack_coverage_catalogue';
/** Raised with every change that an older reader would misread. */
export const PACKED_FORMAT_VERSION = 1;
