import type { LabelSelector } from '../../apimachinery/labelSelector';
import type {
  SidecarSet,
  SidecarSetSpec,
  SidecarSetUpdateStrategy,
} from '../../controllers/kinds/sidecarSet';
import { isNative } from '../../sidecars/hash';
import { pinnedRevision } from '../../sidecars/injectedState';
import type { ClusterReader } from '../../store/Admission';
import type { StatusCause } from '../../store/ApiError';
import { invalidValue, required } from '../fieldErrors';
import { validateNonNegative } from '../validateTemplate';
import { validateSidecars } from './validateSidecars';

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
    ...validateSidecars(spec, previous?.spec),
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
