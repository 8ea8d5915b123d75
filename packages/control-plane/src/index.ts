/**
 * Builds and runs a real etcd, kube-apiserver, OpenKruise and Argo Rollouts on loopback
 *
 * @packageDocumentation
 */
export type { ArtifactName } from './build/artifacts';
export { ensurePrograms } from './build/ensurePrograms';
export type { EnsureProgramsOptions, Program } from './build/ensurePrograms';
export { GoNotUsableError } from './build/goToolchain';
export type { Cluster } from './cluster/cluster';
export type { ClusterOptions } from './cluster/clusterOptions';
export type { ClusterFaults } from './cluster/faults';
export { startCluster } from './cluster/startCluster';
export type { ComponentName, ExtraFlags } from './components/componentName';
export type { ControllerName } from './components/controllers';
export { createObjects } from './manifests/createObjects';
export type { Manifest } from './manifests/manifest';
export { parseManifests, readManifests } from './manifests/readManifests';
export { defaultPeople } from './people/defaultPeople';
export type { Grant, Person, PolicyRule } from './people/person';
