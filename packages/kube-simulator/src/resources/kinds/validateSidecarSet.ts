import type { LabelSelector } from '../../apimachinery/labelSelector';
import type {
  SidecarContainer,
  SidecarSet,
  SidecarSetSpec,
  SidecarSetUpdateStrategy,
} from '../../controllers/kinds/sidecarSet';
import { isNative } from '../../sidecars/hash';
import { pinnedRevision } from '../../sidecars/injectedState';
import type { ClusterReader } from '../../store/Admission';
import type { StatusCause } from '../../store/ApiError';
import { forbiddenField, invalidValue, required } from '../fieldErrors';
import { asList, asObject } from '../json';
import { validateContainers, validateNonNegative } from '../validateTemplate';

/** What OpenKruise's validating webhook has against a SidecarSet by itself. */
export function validateSidecarSet(
  set: SidecarSet,
  previous: SidecarSet | undefined,
  cluster: ClusterReader,
): readonly StatusCause[] {
  const { spec } = set;
  return [
    ...validateName(set.metadata.name),
    ...validateNativeSidecars(spec),
    ...validateSelection(spec),
    ...validateInjection(set, cluster),
    ...validateUpdateStrategy(spec.updateStrategy ?? {}),
    ...validateContent(spec),
    ...(previous ? validateChange(spec, previous.spec) : []),
  ];
}

const namePattern = '^[a-zA-Z0-9\\-]+$';

function validateName(name: string): StatusCause[] {
  const errors: StatusCause[] = [];
  const refuse = (why: string) =>
    errors.push(invalidValue('metadata.name', name, why));
  if (!new RegExp(namePattern).test(name)) {
    refuse(
      `sidecarset name must consist of alphanumeric characters or '-' (e.g. 'example-com', regex used for validation is '${namePattern}')`,
    );
  }
  if (name.length > 63) refuse('must be no more than 63 characters');
  return errors;
}

/** Release 1.8 cannot move native sidecars in place, so it does not take them with a rolling update. */
function validateNativeSidecars(spec: SidecarSetSpec): StatusCause[] {
  return spec.updateStrategy?.type === 'RollingUpdate' &&
    spec.initContainers?.some(isNative)
    ? [
        required(
          'spec.updateStrategy',
          'The initContainer in-place upgrade is not currently supported.',
        ),
      ]
    : [];
}

function validateSelection(spec: SidecarSetSpec): StatusCause[] {
  const { selector, namespace, namespaceSelector } = spec;
  return [
    ...(selector
      ? validateSelector(selector, 'spec.selector')
      : [required('spec.selector', 'no selector defined for SidecarSet')]),
    ...(namespace && namespaceSelector
      ? [
          required(
            'spec.namespace, namespaceSelector',
            'namespace and namespaceSelector are mutually exclusive',
          ),
        ]
      : []),
    ...(namespaceSelector && !namespace
      ? validateSelector(namespaceSelector, 'spec.namespaceSelector')
      : []),
  ];
}

function validateSelector(selector: LabelSelector, field: string) {
  const { matchLabels = {}, matchExpressions = [] } = selector;
  return Object.keys(matchLabels).length + matchExpressions.length === 0
    ? [
        invalidValue(
          field,
          selector,
          'empty selector is not valid for sidecarset.',
        ),
      ]
    : [];
}

function validateInjection(
  set: SidecarSet,
  cluster: ClusterReader,
): StatusCause[] {
  const pinned = set.spec.injectionStrategy?.revision;
  if (!pinned) return [];
  const { revisionName, customVersion } = pinned;
  if (revisionName === undefined && customVersion === undefined) {
    return [
      invalidValue(
        'revision',
        pinned,
        'revisionName and customVersion cannot be empty simultaneously',
      ),
    ];
  }
  if (pinnedRevision(set, pinned, cluster)) return [];
  const sought = `"${revisionName ?? set.metadata.name}" not found`;
  return [
    invalidValue(
      'revision',
      null,
      `Cannot find specific ControllerRevision, err: ControllerRevision.apps ${sought}`,
    ),
  ];
}

/** Only a rolling update is looked at: with another type anything goes. */
function validateUpdateStrategy(
  strategy: SidecarSetUpdateStrategy,
): StatusCause[] {
  if (strategy.type !== 'RollingUpdate') return [];
  const { partition, selector, maxUnavailable } = strategy;
  // A percentage counts as set even when it is 0%.
  const hasPartition = partition !== undefined && partition !== 0;
  return [
    ...(hasPartition && selector
      ? [
          invalidValue(
            'updateStrategy',
            JSON.stringify(strategy),
            'Partition and Selector cannot be used together',
          ),
        ]
      : []),
    ...(selector
      ? validateSelector(selector, 'spec.updateStrategy.selector')
      : []),
    ...validateCountOrPercent(partition, 'spec.updateStrategy.partition'),
    ...validateCountOrPercent(
      maxUnavailable,
      'spec.updateStrategy.maxUnavailable',
    ),
  ];
}

function validateCountOrPercent(value: unknown, field: string): StatusCause[] {
  if (typeof value !== 'string') return validateNonNegative(value, field);
  return /^[0-9]+%$/.test(value)
    ? []
    : [
        invalidValue(
          field,
          value,
          "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')",
        ),
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
      ...refuseHotUpgrade(container, `spec.containers[${index}]`),
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

/** OpenKruise takes it; a simulator that took it and then restarted the container would lie. */
function refuseHotUpgrade(
  { upgradeStrategy }: SidecarContainer,
  at: string,
): StatusCause[] {
  return upgradeStrategy?.upgradeType === 'HotUpgrade'
    ? [
        forbiddenField(
          `${at}.upgradeStrategy.upgradeType`,
          'this simulated cluster does not play hot upgrades, use ColdUpgrade',
        ),
      ]
    : [];
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
