/**
 * Access to clusters (list, request, watch) and the live model
 *
 * @packageDocumentation
 */
export { clusterIdentity, tokenKey } from './access/clusterIdentity';
export * from './access/directConnection';
export * from './access/kubeconfig';
export * from './access/kubeObject';
export * from './access/kubernetesPluginAccess';
export * from './access/paths';
export * from './access/readServerCertificate';
export * from './access/signInRequiredError';
export * from './access/staticAccess';
export * from './access/types';
export * from './entity/entityIndex';
export type { IndexedEntity } from './entity/indexedEntity';
export * from './entity/resolveEntityTargets';
export {
  type ServiceLocator,
  serviceLocatorFromConfig,
} from './entity/serviceLocator';
export type { ClusterPlace } from './clusterPlaces';
export type { Clock } from './sync/clock';
export { systemClock } from './sync/clock';
export * from './sync/decoder';
export * from './sync/jsonDecoder';
export * from './sync/listWatch';
export * from './sync/types';
export * from './model/nodeTypes';
export * from './model/podLife';
export * from './model/podTypes';
export * from './model/types';
export { discoverType } from './model/discoverType';
export { parseLabelSelector } from './model/labelSelector';
export { quantity } from './model/quantity';
export * from './model/startFleetModel';
export * from './model/watchedKinds';
export * from './operations/audited';
export * from './operations/Doors';
export * from './operations/operation';
export * from './operations/OperationGate';
export * from './operations/principal';
export * from './service';
export type { LiveView } from './streams/documentDiff';
export * from './streams/encodeFrame';
export * from './streams/frameLog';
export * from './streams/liveDocument';
export * from './streams/serveLiveDocument';
export * from './streams/streamSlots';
export * from './streams/viewer';
export * from './streams/watchPermission';
export * from './streams/writeStreamHead';
