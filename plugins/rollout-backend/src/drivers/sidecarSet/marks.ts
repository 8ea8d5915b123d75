import { pointer } from '../shared/jsonPointer';

/** Annotations of a SidecarSet and of its ControllerRevisions, by which its controller tells pods apart. */
export const hashAnnotation = 'kruise.io/sidecarset-hash';
export const hashWithoutImageAnnotation =
  'kruise.io/sidecarset-hash-without-image';

/** Label by which `injectionStrategy.revision` may name a revision. */
export const customVersionLabel = 'apps.kruise.io/sidecarset-custom-version';

/** JSON Pointer of that label in a SidecarSet. */
export const customVersionPath = pointer(
  'metadata',
  'labels',
  customVersionLabel,
);
