/**
 * The programs this package can build.
 *
 * @public
 */
export type ArtifactName =
  | 'kubernetes'
  | 'kruise'
  | 'kruise-rollouts'
  | 'argo-rollouts';

/**
 * What one program is built from. Everything in here is part of the cache key.
 *
 * @public
 */
export interface Artifact {
  readonly name: ArtifactName;
  /** For people: product and version. */
  readonly title: string;
  /** Shown before a build. Measured cold on two cores, in minutes. */
  readonly expectedMinutes: number;
  readonly source:
    | {
        /** A Go module of this repository, see `go/`. */
        readonly type: 'own';
        readonly folder: 'kubernetes';
      }
    | {
        /** A published module, built as main module so that its own replaces apply. */
        readonly type: 'module';
        readonly module: string;
        readonly version: string;
      };
  /** The main package, relative to the module. */
  readonly package: string;
  /** Values stamped with `-X`, by variable name. */
  readonly stamps: Readonly<Record<string, string>>;
  /** Folders and files of the module that are needed when the program runs. */
  readonly assets: readonly string[];
}

/** Kubernetes release of the control plane. */
export const KUBERNETES_VERSION = 'v1.34.2';

/**
 * Unstamped, the server calls itself v0.0.0-master and clients (OpenKruise among them) misjudge what it can
 * do. The values are those of the upstream release; a fixed date lets builds repeat.
 */
const releaseOfKubernetes = {
  gitVersion: KUBERNETES_VERSION,
  gitMajor: '1',
  gitMinor: '34',
  gitCommit: '8cc511e399b929453cd98ae65b419c3cc227ec79',
  gitTreeState: 'clean',
  buildDate: '2025-11-11T19:00:39Z',
};

function stampsOfKubernetes(): Record<string, string> {
  const packages = [
    'k8s.io/component-base/version',
    'k8s.io/client-go/pkg/version',
  ];
  return Object.fromEntries(
    packages.flatMap(name =>
      Object.entries(releaseOfKubernetes).map(([variable, value]) => [
        `${name}.${variable}`,
        value,
      ]),
    ),
  );
}

/**
 * Versions that are known to work together. OpenKruise 1.9.0 is not among them: the Go checksum database has
 * no entry for it, so it cannot be verified.
 */
export const artifacts: Readonly<Record<ArtifactName, Artifact>> = {
  kubernetes: {
    name: 'kubernetes',
    title: `Kubernetes ${KUBERNETES_VERSION} with etcd v3.6.5`,
    expectedMinutes: 6,
    source: { type: 'own', folder: 'kubernetes' },
    package: '.',
    stamps: stampsOfKubernetes(),
    assets: [],
  },
  kruise: {
    name: 'kruise',
    title: 'OpenKruise v1.8.3',
    expectedMinutes: 3,
    source: {
      type: 'module',
      module: 'github.com/openkruise/kruise',
      version: 'v1.8.3',
    },
    package: '.',
    stamps: {},
    assets: ['config/crd', 'config/webhook'],
  },
  'kruise-rollouts': {
    name: 'kruise-rollouts',
    title: 'Kruise Rollout v0.6.2',
    expectedMinutes: 2,
    source: {
      type: 'module',
      module: 'github.com/openkruise/rollouts',
      version: 'v0.6.2',
    },
    package: '.',
    stamps: {},
    assets: ['config/crd', 'config/webhook', 'lua_configuration'],
  },
  'argo-rollouts': {
    name: 'argo-rollouts',
    title: 'Argo Rollouts v1.9.1',
    expectedMinutes: 4,
    source: {
      type: 'module',
      module: 'github.com/argoproj/argo-rollouts',
      version: 'v1.9.1',
    },
    package: './cmd/rollouts-controller',
    stamps: {},
    assets: ['manifests/crds'],
  },
};
