import type { ManagedFieldsEntry, ObjectMeta } from '../access/kubeObject';
import { milliseconds } from './metadata';
import type { NodeRow } from './nodeTypes';

/**
 * Who set `spec.unschedulable`, by the object's managed fields. The time is that of the manager's last write of any
 * field: Kubernetes keeps no other.
 */
export function cordonedBy({
  managedFields = [],
}: ObjectMeta): NodeRow['cordonedBy'] {
  // Several managers own a field they agree on; the first to have written it is the one to ask.
  const [first] = managedFields
    .filter(ownsUnschedulable)
    .map(({ manager, time }) => ({
      manager: manager ?? '',
      at: milliseconds(time),
    }))
    .sort((a, b) => a.at - b.at);
  return first?.manager ? first : undefined;
}

function ownsUnschedulable({ fieldsV1 }: ManagedFieldsEntry): boolean {
  const fields = fieldsV1 as
    | { readonly 'f:spec'?: Readonly<Record<string, unknown>> }
    | undefined;
  return fields?.['f:spec']?.['f:unschedulable'] !== undefined;
}
