export { startControllers, type ControllersOptions } from './startControllers';
export type { OnControllerError } from './runtime/runController';
