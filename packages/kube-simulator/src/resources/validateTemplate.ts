import { selects, type LabelSelector } from '../apimachinery/labelSelector';
import type { StatusCause } from '../store/ApiError';
import { invalidValue, notSupported, required } from './fieldErrors';
import { asList, asObject, type Json } from './json';
import { labelMessage, labelPattern } from './validateMetadata';

/** Containers need a name and an image, and names are unique. */
export function validateContainers(podSpec: Json, path: string): StatusCause[] {
  const containers = asList(podSpec.containers).map(asObject);
  if (containers.length === 0) return [required(`${path}.containers`)];
  const names = new Set<unknown>();
  return containers.flatMap(({ name, image }, index) => {
    const at = `${path}.containers[${index}]`;
    const errors: StatusCause[] = [];
    if (!name) {
      errors.push(required(`${at}.name`));
    } else if (!labelPattern.test(String(name))) {
      errors.push(invalidValue(`${at}.name`, name, labelMessage));
    } else if (names.has(name)) {
      errors.push({
        reason: 'FieldValueDuplicate',
        message: `Duplicate value: ${JSON.stringify(name)}`,
        field: `${at}.name`,
      });
    }
    names.add(name);
    if (!image) errors.push(required(`${at}.image`));
    return errors;
  });
}

/** A workload's selector must be there and match the template it makes pods from. */
export function validateTemplate(spec: Json): StatusCause[] {
  const template = asObject(spec.template);
  const labels = asObject(asObject(template.metadata).labels) as Record<
    string,
    string
  >;
  return [
    ...(spec.selector === undefined ? [required('spec.selector')] : []),
    ...(selects(spec.selector as LabelSelector | undefined, labels)
      ? []
      : [
          invalidValue(
            'spec.template.metadata.labels',
            asObject(template.metadata).labels,
            '`selector` does not match template `labels`',
          ),
        ]),
    ...validateContainers(asObject(template.spec), 'spec.template.spec'),
    ...validateRestartPolicy(asObject(template.spec).restartPolicy),
  ];
}

/** An int32 that may not be negative. */
export function validateNonNegative(
  value: unknown,
  field: string,
): StatusCause[] {
  return typeof value === 'number' && value < 0
    ? [invalidValue(field, value, 'must be greater than or equal to 0')]
    : [];
}

/** What a workload keeps running is always restarted. */
function validateRestartPolicy(policy: unknown): StatusCause[] {
  return policy === undefined || policy === 'Always'
    ? []
    : [notSupported('spec.template.spec.restartPolicy', policy, ['Always'])];
}
