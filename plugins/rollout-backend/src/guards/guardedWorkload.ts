import type { Workload } from '@pilotage/fleet-node';
import type { JsonRecord } from '../drivers/shared/json';
import { asRecord, asString } from '../drivers/shared/json';

/** What guards know a workload by. */
export interface GuardedWorkload {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly podLabels: JsonRecord;
}

export function guardedWorkload(workload: Workload): GuardedWorkload {
  const { group, kind, name } = workload.ref;
  const template = asRecord(asRecord(workload.object.spec).template);
  return {
    group,
    kind,
    name,
    podLabels: asRecord(asRecord(template.metadata).labels),
  };
}

/** Whether a reference names the workload. Versions of one group are the same object. */
export function refersTo(reference: unknown, to: GuardedWorkload): boolean {
  const { apiVersion, kind, name } = asRecord(reference);
  const [group = '', version] = asString(apiVersion).split('/');
  return (
    (version === undefined ? '' : group) === to.group &&
    kind === to.kind &&
    name === to.name
  );
}
