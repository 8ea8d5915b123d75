/** What writing over a pod changed: nothing, something, or also what makes pods alike and decides on their group. */
export type Written = 'same' | 'changed' | 'unlike';
