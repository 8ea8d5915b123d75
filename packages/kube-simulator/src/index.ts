/**
 * An embedded Kubernetes API with controllers in one Node process
 *
 * @packageDocumentation
 */
export type { ControlPlaneComponent } from './controllers/runtime/Component';
export { startDemoFleet } from './demo/startDemoFleet';
export type { DemoFleet, DemoFleetOptions } from './demo/startDemoFleet';
export { Faults } from './faults/Faults';
export type { FaultyAnswer, Latency, RequestMatch } from './faults/Faults';
export type { PodLogRequest, PodLogs } from './http/handlers/podSubresources';
export { defaultPeople } from './rbac/defaultPeople';
export type { SimulatedPerson } from './rbac/people';
export type { PolicyRule } from './rbac/rules';
export type { AddOn } from './resources';
export { startSimulator } from './startSimulator';
export type { RunningSimulator, SimulatorOptions } from './startSimulator';
export { ApiError } from './store/ApiError';
export type * from './store/types';
