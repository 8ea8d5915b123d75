/**
 * Titles of causes by their kind, for languages the backend does not write. In English the backend's own sentence is
 * shown; these stand for the same, with the values it sends along.
 */
export const causeTitles = {
  'crash-loop': '{{workload}} keeps crashing',
  'image-pull': '{{workload}} cannot pull its image',
} as const;
