import type { Behaviour, ContainerTarget } from './behaviour';
import { tagBehaviour, type TagSpans } from './tagBehaviour';

/**
 * Which containers a rule is about. Each value is a whole name or image, or a regular expression between slashes
 * (`/^api-.*-canary$/`). What is not set matches everything.
 *
 * @public
 */
export type RuleMatch = {
  readonly [field in keyof ContainerTarget]?: string;
};

/** @public */
export interface Rule {
  readonly match: RuleMatch;
  readonly behaviour: Behaviour;
}

/**
 * What a kubelet can report about its node besides that all is well. `NotReady` is a kubelet that says itself that it
 * cannot run pods; a node that says nothing is silent.
 *
 * @public
 */
export type NodeTrouble =
  | 'MemoryPressure'
  | 'DiskPressure'
  | 'PIDPressure'
  | 'NotReady';

const noTrouble: ReadonlySet<NodeTrouble> = new Set();

/**
 * What tests and demos want to go wrong. Later rules win over earlier ones, and any rule over the image's tag.
 *
 * @public
 */
export class RuleBook {
  readonly #spans: TagSpans;
  readonly #changed: () => void;
  readonly #rules = new Set<{ rule: Rule; matches: Matcher }>();
  readonly #silent = new Set<string>();
  readonly #troubles = new Map<string, ReadonlySet<NodeTrouble>>();

  /**
   * @param options - `slowMs` and `flakyMs` are what the tags mean; `changed` is called after every change.
   */
  constructor(options: {
    slowMs: number;
    flakyMs: number;
    changed?: () => void;
  }) {
    this.#spans = options;
    this.#changed = options.changed ?? (() => {});
  }

  /**
   * @returns a function that takes the rule back.
   * @throws SyntaxError for a value between slashes that is no regular expression.
   */
  add(rule: Rule): () => void {
    const entry = { rule, matches: compile(rule.match) };
    this.#rules.add(entry);
    this.#changed();
    return () => {
      if (this.#rules.delete(entry)) this.#changed();
    };
  }

  /** The node's kubelet goes quiet: no lease, no status, no deletion, nothing from its daemon. */
  silenceNode(name: string): void {
    this.#silent.add(name);
    this.#changed();
  }

  reviveNode(name: string): void {
    if (this.#silent.delete(name)) this.#changed();
  }

  isSilent(node: string): boolean {
    return this.#silent.has(node);
  }

  /** The node's kubelet reports something wrong, until {@link relieveNode}. */
  troubleNode(name: string, trouble: NodeTrouble): void {
    this.#troubles.set(name, new Set([...this.troublesOf(name), trouble]));
    this.#changed();
  }

  /** All is well again on the node. */
  relieveNode(name: string): void {
    if (this.#troubles.delete(name)) this.#changed();
  }

  troublesOf(node: string): ReadonlySet<NodeTrouble> {
    return this.#troubles.get(node) ?? noTrouble;
  }

  behaviourOf(target: ContainerTarget): Behaviour | undefined {
    for (const { rule, matches } of [...this.#rules].reverse()) {
      if (matches(target)) return rule.behaviour;
    }
    return tagBehaviour(target.image, this.#spans);
  }
}

type Matcher = (target: ContainerTarget) => boolean;

function compile(match: RuleMatch): Matcher {
  const tests = Object.entries(match).flatMap(([field, wanted]) => {
    if (wanted === undefined) return [];
    const key = field as keyof ContainerTarget;
    const expression = /^\/(.*)\/$/s.exec(wanted)?.[1];
    if (expression === undefined) {
      return [(target: ContainerTarget) => target[key] === wanted];
    }
    const pattern = new RegExp(expression);
    return [(target: ContainerTarget) => pattern.test(target[key])];
  });
  return target => tests.every(test => test(target));
}
