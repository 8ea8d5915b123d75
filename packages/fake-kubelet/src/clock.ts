/** Time as the fake kubelet sees it: the same interface as that of the list/watch loop, so one clock drives both. */
export { systemClock } from '@pilotage/fleet-node';
export type { Clock } from '@pilotage/fleet-node';
