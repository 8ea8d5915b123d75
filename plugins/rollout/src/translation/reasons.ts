/**
 * Reasons of the drivers that ship with the suite, by code. A driver of somebody else's module shows its own English
 * sentence.
 */
export const reasonMessages = {} as const satisfies Record<string, string>;
