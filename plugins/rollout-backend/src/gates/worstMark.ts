import type { ServingMark, ServingState } from '@pilotage/fleet-common';

const badness: Readonly<Record<ServingState, number>> = {
  serving: 0,
  unknown: 1,
  'not-serving': 2,
};

/** Of what several gates say about one cluster, what counts: one that says no outweighs all others. */
export function worstMark(
  marks: readonly ServingMark[],
): ServingMark | undefined {
  let worst: ServingMark | undefined;
  for (const mark of marks) {
    if (!worst || badness[mark.state] > badness[worst.state]) worst = mark;
  }
  return worst;
}
