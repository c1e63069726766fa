/**
 * Where the colour bands of a number of tags begin, one per power of ten: volumes run from 1 to millions, and a linear scale
 * would show one technique and hide the rest. Half-open: a band ends before the next one begins; 0 is in none.
 */
export const TAG_STEPS: readonly number[] = [1, 10, 100, 1_000, 10_000, 100_000];
