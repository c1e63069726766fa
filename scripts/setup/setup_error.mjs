/** Something that the person at the keyboard has to do; its message says what. */
export class SetupError extends Error {}
