import type {
  SidecarContent,
  SidecarSet,
} from '../../controllers/kinds/sidecarSet';
import { contentHash, contentHashWithoutImage } from '../../sidecars/hash';
import { marks } from '../../sidecars/marks';
import type { Admission } from '../../store/Admission';
import type { StatusCause } from '../../store/ApiError';
import { invalid } from '../../store/statusErrors';
import type { StoredObject } from '../../store/types';
import { decode, WrongTypeError } from '../decode';
import { notSupported } from '../fieldErrors';
import {
  asList,
  asObject,
  isObject,
  mapShared,
  withDefaults,
  withField,
  type Json,
} from '../json';
import { defaultContainer, defaultVolume } from '../podDefaults';
import { sidecarSetConflicts } from './sidecarSetConflicts';
import { validateSidecarSet } from './validateSidecarSet';
import { denied, denyFor } from './webhookRefusal';

/** The mutating webhook of OpenKruise: defaults, and the hashes by which pods are compared. */
export function defaultSidecarSet(object: StoredObject): StoredObject {
  const spec = defaultSpec(asObject(object.spec));
  const content = spec as SidecarContent;
  const annotations = withHashes(asObject(object.metadata.annotations), {
    [marks.hash]: contentHash(content),
    [marks.hashWithoutImage]: contentHashWithoutImage(content),
  });
  const metadata =
    annotations === object.metadata.annotations
      ? object.metadata
      : { ...object.metadata, annotations };
  return spec === object.spec && metadata === object.metadata
    ? object
    : { ...object, metadata, spec };
}

/** Whoever edits the hashes gets them back. */
function withHashes(
  annotations: Json,
  hashes: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const same = Object.entries(hashes).every(
    ([key, hash]) => annotations[key] === hash,
  );
  return (same ? annotations : { ...annotations, ...hashes }) as Readonly<
    Record<string, string>
  >;
}

function defaultSpec(given: Json): Json {
  let spec = withDefaults(given, {
    injectionStrategy: {},
    revisionHistoryLimit: 10,
    updateStrategy: {},
  });
  spec = withField(
    spec,
    'updateStrategy',
    withDefaults(asObject(spec.updateStrategy), {
      type: 'RollingUpdate',
      partition: 0,
      maxUnavailable: 1,
    }),
  );
  const injection = asObject(spec.injectionStrategy);
  if (isObject(injection.revision)) {
    const revision = withDefaults(injection.revision, { policy: 'Always' });
    spec = withField(
      spec,
      'injectionStrategy',
      withField(injection, 'revision', revision),
    );
  }
  for (const [field, policy] of [
    ['containers', 'BeforeAppContainer'],
    ['initContainers', 'AfterAppContainer'],
  ] as const) {
    if (Array.isArray(spec[field])) {
      const sidecars = mapShared(asList(spec[field]), container =>
        withDefaults(defaultContainer(container), {
          podInjectPolicy: policy,
          upgradeStrategy: { upgradeType: 'ColdUpgrade' },
          shareVolumePolicy: { type: 'disabled' },
        }),
      );
      spec = withField(spec, field, sidecars);
    }
  }
  return Array.isArray(spec.volumes)
    ? withField(spec, 'volumes', mapShared(asList(spec.volumes), defaultVolume))
    : spec;
}

/**
 * The two webhooks of OpenKruise and the schema between them. What does not decode is refused by the first
 * with 400. The second says 500 to whatever is not allowed, as if it had failed itself.
 *
 * @throws ApiError
 */
export function sidecarSetWebhook(
  object: StoredObject,
  previous: StoredObject | undefined,
  { cluster }: Admission,
): void {
  try {
    decode(asObject(object), 'kruise.SidecarSet');
    const { containers, initContainers } = asObject(object.spec);
    for (const container of [...asList(containers), ...asList(initContainers)])
      decode(containerFields(asObject(container)), 'core.v1.Container');
  } catch (error) {
    if (error instanceof WrongTypeError)
      throw denied('msidecarset.kb.io', 400, error.message);
    throw error;
  }
  const unfit = schemaCauses(object);
  if (unfit.length > 0) {
    const kind = { group: 'apps.kruise.io', kind: 'SidecarSet' };
    throw invalid(kind, object.metadata.name, unfit);
  }
  const set = object as SidecarSet;
  const causes = validateSidecarSet(set, previous as SidecarSet, cluster);
  denyFor(
    'vsidecarset.kb.io',
    500,
    causes.length > 0 ? causes : sidecarSetConflicts(set, cluster),
  );
}

/** Without what a sidecar has besides a container. */
function containerFields({
  podInjectPolicy: _policy,
  upgradeStrategy: _upgrade,
  shareVolumePolicy: _share,
  transferEnv: _env,
  ...container
}: Json): Json {
  return container;
}

/** What the schema of the CustomResourceDefinition says, beyond types. */
function schemaCauses({ spec }: StoredObject): StatusCause[] {
  const { revision } = asObject(asObject(spec).injectionStrategy);
  const policies = ['Always', 'Partial'];
  const { policy } = asObject(revision);
  return policy === undefined || policies.includes(String(policy))
    ? []
    : [
        notSupported(
          'spec.injectionStrategy.revision.policy',
          policy,
          policies,
        ),
      ];
}
