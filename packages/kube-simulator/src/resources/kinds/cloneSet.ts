import { compare } from 'fast-json-patch';
import { scaledValue, type IntOrString } from '../../apimachinery/intOrString';
import type { StatusCause } from '../../store/ApiError';
import { deepEqual } from '../../store/deepEqual';
import type { StoredObject } from '../../store/types';
import { decode, WrongTypeError } from '../decode';
import { forbiddenField, invalidValue } from '../fieldErrors';
import {
  asObject,
  isObject,
  withDefaults,
  withField,
  type Json,
} from '../json';
import { defaultPodTemplate } from '../podDefaults';
import { validateMetadata } from '../validateMetadata';
import { validateNonNegative, validateTemplate } from '../validateTemplate';
import { denied, denyFor } from './webhookRefusal';

/** `SetDefaultsCloneSet` of OpenKruise. */
export function defaultCloneSet(object: StoredObject): StoredObject {
  let spec = withDefaults(asObject(object.spec), {
    replicas: 1,
    revisionHistoryLimit: 10,
  });
  if (isObject(spec.template)) {
    spec = withField(spec, 'template', defaultPodTemplate(spec.template));
  }
  let strategy = withDefaults(asObject(spec.updateStrategy), {
    type: 'ReCreate',
    partition: 0,
    maxUnavailable: '20%',
    maxSurge: 0,
  });
  if (strategy.type !== 'ReCreate') {
    strategy = withDefaults(strategy, { inPlaceUpdateStrategy: {} });
  }
  spec = withField(spec, 'updateStrategy', strategy);
  return spec === object.spec ? object : { ...object, spec };
}

/**
 * The mutating and the validating webhook of OpenKruise: what does not decode is refused by the first with
 * 400, what is not allowed by the second with 422.
 *
 * @throws ApiError
 */
export function cloneSetWebhook(
  object: StoredObject,
  previous?: StoredObject,
): void {
  try {
    decode(asObject(object), 'kruise.CloneSet');
    decode(asObject(asObject(object.spec).template), 'core.v1.PodTemplateSpec');
  } catch (error) {
    if (error instanceof WrongTypeError)
      throw denied('mcloneset.kb.io', 400, error.message);
    throw error;
  }
  const causes = [
    ...(previous ? validateUpdate(object, previous) : []),
    ...validateMetadata(object.metadata),
    ...validateSpec(asObject(object.spec)),
  ];
  denyFor('vcloneset.kb.io', 422, causes);
}

/**
 * The label that protects a workload from deletion, honoured by the validating webhook.
 *
 * @throws ApiError
 */
export function guardCloneSetDeletion({ metadata, spec }: StoredObject): void {
  if (metadata.deletionTimestamp) return;
  const label = 'policy.kruise.io/delete-protection';
  const value = metadata.labels?.[label];
  const why = `forbidden by ResourcesProtectionDeletion for ${label}=${value}`;
  const replicas = Number(asObject(spec).replicas ?? 0);
  if (value === 'Always') throw denied('vcloneset.kb.io', 403, why);
  if (value === 'Cascading' && replicas > 0) {
    throw denied('vcloneset.kb.io', 403, `${why} and replicas ${replicas}>0`);
  }
}

const strategyTypes = ['ReCreate', 'InPlaceIfPossible', 'InPlaceOnly'];

function validateSpec(spec: Json): StatusCause[] {
  return [
    ...validateNonNegative(spec.replicas, 'spec.replicas'),
    ...validateTemplate(spec),
    ...validateStrategy(
      asObject(spec.updateStrategy),
      Number(spec.replicas ?? 1),
    ),
  ];
}

function validateStrategy(strategy: Json, replicas: number): StatusCause[] {
  const path = 'spec.updateStrategy';
  const errors: StatusCause[] = [];
  if (!strategyTypes.includes(String(strategy.type))) {
    errors.push(
      invalidValue(
        `${path}.type`,
        strategy.type,
        "must be 'ReCreate', InPlaceIfPossible or 'InPlaceOnly'",
      ),
    );
  }
  const scaled = (field: 'partition' | 'maxUnavailable' | 'maxSurge') => {
    const value = strategy[field] as IntOrString | undefined;
    if (value === undefined) return 0;
    const number = scaledValue(value, replicas, 'up');
    if (number === undefined) {
      errors.push(
        invalidValue(
          `${path}.${field}`,
          String(value),
          `failed getValueFromIntOrPercent for ${field}: invalid value for IntOrString: invalid type: string is not a percentage`,
        ),
      );
    }
    return number ?? 0;
  };
  errors.push(...validateNonNegative(scaled('partition'), `${path}.partition`));
  const maxUnavailable = scaled('maxUnavailable');
  const maxSurge = scaled('maxSurge');
  if (strategy.type === 'InPlaceOnly' && maxSurge > 0) {
    errors.push(
      invalidValue(
        `${path}.maxSurge`,
        String(strategy.maxSurge),
        'can not use maxSurge with strategy type InPlaceOnly',
      ),
    );
  }
  if (replicas > 0 && maxUnavailable < 1 && maxSurge < 1) {
    errors.push(
      invalidValue(
        `${path}.maxUnavailable`,
        strategy.maxUnavailable,
        'maxUnavailable and maxSurge should not both be less than 1',
      ),
    );
  }
  return errors;
}

const changeable = [
  'replicas',
  'template',
  'lifecycle',
  'scaleStrategy',
  'updateStrategy',
  'minReadySeconds',
  'volumeClaimTemplates',
  'revisionHistoryLimit',
];

function validateUpdate(
  object: StoredObject,
  previous: StoredObject,
): StatusCause[] {
  const before = asObject(previous.spec);
  const after = asObject(object.spec);
  const fixed = (spec: Json) =>
    Object.fromEntries(
      Object.entries(spec).filter(([field]) => !changeable.includes(field)),
    );
  const errors: StatusCause[] = [];
  if (!deepEqual(fixed(before), fixed(after))) {
    const [last, ...others] = [...changeable].reverse();
    const names = others.reverse().map(name => `'${name}'`);
    errors.push(
      forbiddenField(
        'spec',
        `updates to cloneset spec for fields other than ${names.join(
          ', ',
        )} and '${last}' are forbidden`,
      ),
    );
  }
  const refused = refusedInPlaceOnly(before, after);
  return refused ? [...errors, forbiddenField('spec', refused)] : errors;
}

/** InPlaceOnly lets only images change; the first other difference is named. */
function refusedInPlaceOnly(before: Json, after: Json): string | undefined {
  if (asObject(after.updateStrategy).type !== 'InPlaceOnly') return undefined;
  const operations = compare(
    asObject(asObject(before.template).spec),
    asObject(asObject(after.template).spec),
  );
  const other = operations.find(
    ({ op, path }) =>
      op !== 'replace' || !/^\/containers\/([0-9]+)\/image$/.test(path),
  );
  return (
    other &&
    `only allowed to update images in spec for InPlaceOnly, but found ${other.op} ${other.path}`
  );
}
