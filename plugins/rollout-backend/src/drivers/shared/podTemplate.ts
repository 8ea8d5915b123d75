import type { JsonRecord } from './json';
import { asArray, asRecord, asString } from './json';
import { pointer } from './jsonPointer';

/** One container of a pod template. */
export interface TemplateContainer {
  readonly name: string;
  readonly image: string;
  /** JSON Pointer below the template. */
  readonly path: string;
  readonly kind: 'container' | 'native-sidecar' | 'init';
  readonly raw: JsonRecord;
}

/** All containers of a template: init containers and native sidecars first, then the containers, each in order. */
export function templateContainers(
  template: JsonRecord,
): readonly TemplateContainer[] {
  const spec = asRecord(template.spec);
  return [
    ...containersAt(spec, 'initContainers'),
    ...containersAt(spec, 'containers'),
  ];
}

/** Containers that run as long as the pod, with their images: what a section shows and a pod row lists. */
export function runningContainers(
  template: JsonRecord,
): readonly TemplateContainer[] {
  return templateContainers(template).filter(({ kind }) => kind !== 'init');
}

/** The template with other images, by container name. Nothing else changes, nothing is shared that changed. */
export function withImages(
  template: JsonRecord,
  images: Readonly<Record<string, string>>,
): JsonRecord {
  const spec = asRecord(template.spec);
  const replaced = (list: unknown) =>
    asArray(list).map(item => {
      const container = asRecord(item);
      const name = asString(container.name);
      return Object.hasOwn(images, name)
        ? { ...container, image: images[name] }
        : container;
    });
  return {
    ...template,
    spec: {
      ...spec,
      containers: replaced(spec.containers),
      ...(spec.initContainers
        ? { initContainers: replaced(spec.initContainers) }
        : {}),
    },
  };
}

function containersAt(
  spec: JsonRecord,
  field: 'initContainers' | 'containers',
): readonly TemplateContainer[] {
  return asArray(spec[field]).map((item, index) => {
    const raw = asRecord(item);
    return {
      name: asString(raw.name),
      image: asString(raw.image),
      path: pointer('spec', field, index),
      kind: containerKind(field, raw),
      raw,
    };
  });
}

function containerKind(
  field: 'initContainers' | 'containers',
  raw: JsonRecord,
): TemplateContainer['kind'] {
  if (field === 'containers') return 'container';
  return raw.restartPolicy === 'Always' ? 'native-sidecar' : 'init';
}
