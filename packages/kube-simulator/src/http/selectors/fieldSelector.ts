import type { ResourceDefinition } from '../../store/ResourceDefinition';
import { badRequest } from '../../store/statusErrors';
import type { StoredObject } from '../../store/types';

/** Whether an object's fields are selected. */
export type FieldMatcher = (object: StoredObject) => boolean;

/** The fields each resource can be selected by, besides name and namespace. */
const selectableFields: Readonly<Record<string, readonly string[]>> = {
  pods: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'spec.hostNetwork',
    'status.phase',
    'status.podIP',
    'status.nominatedNodeName',
  ],
  nodes: ['spec.unschedulable'],
  namespaces: ['status.phase'],
  secrets: ['type'],
  replicationcontrollers: ['status.replicas'],
  'replicasets.apps': ['status.replicas'],
  events: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
};

/** Kinds whose conversion function answers for unknown fields, in words of its own. */
const ownWords = new Set([
  'pods',
  'nodes',
  'namespaces',
  'secrets',
  'events',
  'replicationcontrollers',
]);

/**
 * Reads `a=b,c!=d`.
 *
 * @throws ApiError BadRequest for a field the resource cannot be selected by
 */
export function parseFieldSelector(
  text: string,
  definition: ResourceDefinition,
): FieldMatcher {
  if (!text.trim()) return () => true;
  const requirements = text.split(',').map(part => {
    const match = /^\s*([^=!]+?)\s*(==|=|!=)(.*)$/.exec(part);
    if (!match) {
      throw badRequest(
        `invalid selector: '${text}'; can't understand '${part}'`,
      );
    }
    const [, field, operator, value] = match;
    checkField(field!, definition);
    const wanted = value!.trim();
    return operator === '!='
      ? (object: StoredObject) => fieldText(object, field!) !== wanted
      : (object: StoredObject) => fieldText(object, field!) === wanted;
  });
  return object => requirements.every(matches => matches(object));
}

function checkField(field: string, definition: ResourceDefinition): void {
  const own = selectableFields[definition.key] ?? [];
  if (['metadata.name', 'metadata.namespace', ...own].includes(field)) return;
  throw badRequest(
    definition.custom || ownWords.has(definition.key)
      ? `field label not supported: ${field}`
      : `"${field}" is not a known field selector: only "metadata.name", "metadata.namespace"`,
  );
}

function fieldText(object: StoredObject, field: string): string {
  if (field === 'source') {
    return String(
      (object.source as { component?: string } | undefined)?.component ?? '',
    );
  }
  let value: unknown = object;
  for (const step of field.split('.')) {
    value = (value as Record<string, unknown> | undefined)?.[step];
  }
  if (value === undefined && field === 'spec.unschedulable') return 'false';
  return value === undefined ? '' : String(value);
}
