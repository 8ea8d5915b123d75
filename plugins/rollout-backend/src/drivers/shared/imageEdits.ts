import type { Edit } from './edits';
import { isImageReference } from './imageReference';
import type { JsonRecord } from './json';
import { templateContainers } from './podTemplate';
import type { Refusal } from './refusals';
import { refusal } from './refusals';

/** Edits that give containers other images; empty when all of them are there already. */
export type ImageEdits =
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'edits'; readonly edits: readonly Edit[] };

/**
 * Turns images by container name into edits. Containers lie in a list, so each edit is guarded by the name at its
 * index: a list somebody reordered must not give the wrong container the image.
 */
export function imageEdits(
  template: JsonRecord,
  images: Readonly<Record<string, string>>,
  /** JSON Pointer of the template in its object. */
  at = '/spec/template',
): ImageEdits {
  const containers = templateContainers(template);
  const wanted = Object.entries(images);
  if (wanted.length === 0) return refused(refusal('no-images'));
  const edits: Edit[] = [];
  for (const [name, image] of wanted) {
    const container = containers.find(candidate => candidate.name === name);
    if (!container) {
      return refused(refusal('unknown-container', { container: name }));
    }
    if (!isImageReference(image)) {
      return refused(refusal('invalid-image', { image: image || '(empty)' }));
    }
    const path = `${at}${container.path}`;
    edits.push({
      path: `${path}/image`,
      value: image,
      guard: { path: `${path}/name`, value: name },
    });
  }
  const changes = edits.some(
    ({ guard, value }) =>
      containers.find(({ name }) => name === guard?.value)?.image !== value,
  );
  return { type: 'edits', edits: changes ? edits : [] };
}

function refused(reason: Refusal): ImageEdits {
  return { type: 'refused', refusal: reason };
}
