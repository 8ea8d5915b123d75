import type { DriverInput } from '@pilotage/plugin-rollout-node';
import { asTime } from '../shared/json';
import { sameRevision } from '../shared/revisionLabel';
import { readControllerRevision } from '../shared/controllerRevision';
import type { Revision } from '../shared/revisions';
import type { CloneSet } from './readCloneSet';

/**
 * All revisions. The update revision is always among them: when its ControllerRevision cannot be read, the template of
 * the workload stands in, with number 0, as long as the controller has observed that template.
 */
export function cloneSetRevisions(
  cloneSet: CloneSet,
  input: DriverInput,
): readonly Revision[] {
  const revisions = input.revisions.map(readControllerRevision);
  const { updateRevision } = cloneSet;
  const known = revisions.some(({ name }) =>
    sameRevision(name, updateRevision),
  );
  if (known || updateRevision === '' || !cloneSet.observed) return revisions;
  return [
    ...revisions,
    {
      name: updateRevision,
      number: 0,
      createdAt: asTime(cloneSet.object.metadata.creationTimestamp),
      template: cloneSet.template,
    },
  ];
}
