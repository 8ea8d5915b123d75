import type {
  RolloutFrame,
  RolloutTopic,
  SectionCluster,
  WorkloadSection,
} from '@pilotage/plugin-rollout-common';
import {
  Dictionary,
  recordCluster,
  recordPods,
  recordSnapshot,
  recordWorkload,
} from './recording';

/** A page with `checkout` on `prod-eu` at 30 %, changed as the test needs. */
export function onePage(
  overrides: Partial<WorkloadSection> = {},
  options: {
    readonly cluster?: Partial<SectionCluster>;
    readonly topic?: Partial<RolloutTopic>;
  } = {},
): Extract<RolloutFrame, { type: 'snapshot' }> {
  const dictionary = new Dictionary();
  return recordSnapshot({
    dictionary,
    at: Date.now(),
    ...(options.topic ? { topic: options.topic } : {}),
    sections: [
      {
        section: recordWorkload(
          recordCluster('prod-eu', options.cluster),
          overrides,
        ),
        pods: recordPods(dictionary, {
          total: 67,
          updated: 20,
          failing: [10, 13],
        }),
      },
    ],
  });
}
