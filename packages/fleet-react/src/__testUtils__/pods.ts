import {
  type ContainerState,
  containerStates,
  podFlags,
  type PodState,
  podStates,
  type PodTuple,
} from '@pilotage/fleet-common';

/** Dictionary the tuples of {@link makePod} point to. */
export const dictionary = [
  '',
  'a',
  'b',
  'old:1',
  'new:2',
  'agent:1',
  'rev',
  'Crash',
];

/** A pod named after its zone, with containers `main` and `agent`. */
export function makePod(options: {
  readonly id: number;
  readonly zone?: 'a' | 'b' | '';
  readonly state?: PodState;
  readonly updated?: boolean;
  readonly inPlace?: boolean;
  readonly main?: {
    readonly image: 'old:1' | 'new:2';
    readonly state: ContainerState;
  };
}): PodTuple {
  const { id, zone = 'a', state = 'available' } = options;
  const updated = options.updated ?? false;
  const main = options.main ?? {
    image: updated ? 'new:2' : 'old:1',
    state: 'running',
  };
  return [
    id,
    dictionary.indexOf(zone),
    0,
    dictionary.indexOf(zone),
    6,
    podStates.indexOf(state),
    (updated ? podFlags.updated : 0) + (options.inPlace ? podFlags.inPlace : 0),
    2,
    100,
    0,
    state === 'failing' ? 7 : 0,
    dictionary.indexOf(main.image),
    containerStates.indexOf(main.state),
    5,
    containerStates.indexOf('running'),
  ];
}

/** The template: `main` is changed to `new:2`, `agent` stays. */
export const containers = [
  { name: 'main', image: 'new:2', changed: true },
  { name: 'agent', image: 'agent:1', changed: false },
];
