import type {
  SidecarContainer,
  SidecarSetSpec,
} from '../../controllers/kinds/sidecarSet';
import type { StatusCause } from '../../store/ApiError';
import { invalidValue, required } from '../fieldErrors';
import { asList, asObject } from '../json';
import { validateContainers } from '../validateTemplate';

/** What OpenKruise's validating webhook has against the containers of a SidecarSet, and against changing them so. */
export function validateSidecars(
  spec: SidecarSetSpec,
  previous: SidecarSetSpec | undefined,
): readonly StatusCause[] {
  return [
    ...validateContent(spec),
    ...(previous ? validateChange(spec, previous) : []),
  ];
}

function validateContent(spec: SidecarSetSpec): StatusCause[] {
  const { containers = [], initContainers = [] } = spec;
  if (containers.length + initContainers.length === 0) {
    return [
      required('spec', 'no initContainer or container defined for SidecarSet'),
    ];
  }
  return [
    ...(containers.length > 0
      ? validateContainers({ containers }, 'spec')
      : []),
    ...containers.flatMap((container, index) => [
      ...validatePolicies(container),
      ...validateMounts(container, spec, `spec.containers[${index}]`),
    ]),
    ...(spec.patchPodMetadata === undefined
      ? []
      : [
          required(
            'spec.patchPodMetadata',
            'SidecarSet patch metadata whitelist not found',
          ),
        ]),
  ];
}

function validatePolicies({
  podInjectPolicy,
  shareVolumePolicy,
}: SidecarContainer): StatusCause[] {
  const oneOf = (
    field: string,
    value: unknown,
    known: readonly string[],
    why: string,
  ) =>
    known.includes(String(value))
      ? []
      : [invalidValue(`spec.container.${field}`, value, why)];
  return [
    ...oneOf(
      'podInjectPolicy',
      podInjectPolicy,
      ['BeforeAppContainer', 'AfterAppContainer'],
      'unsupported pod inject policy',
    ),
    ...oneOf(
      'shareVolumePolicy',
      shareVolumePolicy?.type,
      ['enabled', 'disabled'],
      'unsupported share volume policy',
    ),
  ];
}

function validateMounts(
  container: SidecarContainer,
  { volumes = [] }: SidecarSetSpec,
  at: string,
): StatusCause[] {
  const names = volumes.map(({ name }) => name);
  return asList(container.volumeMounts).flatMap((mount, index) => {
    const { name } = asObject(mount);
    return names.includes(String(name))
      ? []
      : [
          {
            reason: 'FieldValueNotFound',
            message: `Not found: ${JSON.stringify(name)}`,
            field: `${at}.volumeMounts[${index}].name`,
          },
        ];
  });
}

/** An update may drop containers, but neither add nor rename one, nor change how it is upgraded. */
function validateChange(
  after: SidecarSetSpec,
  before: SidecarSetSpec,
): StatusCause[] {
  const known = new Map(
    (before.containers ?? []).map(container => [container.name, container]),
  );
  return (after.containers ?? []).flatMap(({ name, upgradeStrategy }) => {
    const old = known.get(name);
    if (!old) {
      return [
        invalidValue(
          'spec.containers.name',
          name,
          `container ${name} is not found`,
        ),
      ];
    }
    const type = old.upgradeStrategy?.upgradeType;
    return !type || type === upgradeStrategy?.upgradeType
      ? []
      : [
          invalidValue(
            'spec.containers.upgradeStrategy.upgradeType',
            name,
            `container ${name} upgradeType is immutable`,
          ),
        ];
  });
}
