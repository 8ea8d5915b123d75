/**
 * Plays every kubelet and kruise-daemon of a cluster through the ordinary Kubernetes API
 *
 * @packageDocumentation
 */
export type { Clock } from './clock';
export { systemClock } from './clock';
export type { FakeKubelet } from './fakeKubelet';
export type { LogQuery } from './logs/containerLog';
export { LogUnavailableError } from './logs/containerLog';
export type { NodeRange, Nodes, NodeSpec } from './node/nodeSpec';
export type { Behaviour, ContainerTarget } from './rules/behaviour';
export { RuleBook } from './rules/ruleBook';
export type { NodeTrouble, Rule, RuleMatch } from './rules/ruleBook';
export { startFakeKubelet } from './startFakeKubelet';
export type { FakeKubeletOptions } from './startFakeKubelet';
export { defaultTiming } from './timing';
export type { KubeletTiming } from './timing';
