/**
 * Scaffolder actions that release: `rollout:set-image` and `rollout:wait`.
 *
 * @packageDocumentation
 */
export { scaffolderModuleRollout as default } from './module';
