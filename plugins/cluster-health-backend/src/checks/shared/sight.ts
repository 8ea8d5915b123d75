/** What the live model says of a kind while it reads it for the first time: nothing is wrong yet. */
export const notReadYet = 'not read yet';
