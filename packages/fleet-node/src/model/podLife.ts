import type { PodRow } from './podTypes';

/** Whether a pod has ended for good: its containers run no more, although its object is still there. @public */
export function isFinished({ phase }: Pick<PodRow, 'phase'>): boolean {
  return phase === 'Succeeded' || phase === 'Failed';
}

/** Whether a pod is meant to run, as controllers count: neither finished nor on its way out. @public */
export function isActive(pod: Pick<PodRow, 'phase' | 'deleting'>): boolean {
  return !pod.deleting && !isFinished(pod);
}
