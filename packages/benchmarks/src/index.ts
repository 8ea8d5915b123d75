/**
 * Figures measured side by side with peers in the same run
 *
 * @packageDocumentation
 */
export {};
