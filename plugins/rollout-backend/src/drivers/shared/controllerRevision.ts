import type { KubeObject } from '@pilotage/fleet-node';
import type { JsonRecord } from './json';
import { asNumber, asRecord, asTime } from './json';
import type { Revision } from './revisions';

/**
 * Reads a ControllerRevision. Its payload is written as a patch, so the template carries the directive `$patch`, which
 * is no field of a template and must not be sent back.
 */
export function readControllerRevision(object: KubeObject): Revision {
  const template = asRecord(asRecord(asRecord(object.data).spec).template);
  return {
    name: object.metadata.name,
    number: asNumber((object as { readonly revision?: unknown }).revision, 0),
    createdAt: asTime(object.metadata.creationTimestamp),
    template: cleanTemplate(template),
  };
}

/** The template as it can be written: without the patch directive and the empty timestamp of typed clients. */
export function cleanTemplate(template: JsonRecord): JsonRecord {
  const { $patch: _directive, ...rest } = template;
  const { creationTimestamp: _never, ...metadata } = asRecord(rest.metadata);
  return 'metadata' in rest ? { ...rest, metadata } : rest;
}
