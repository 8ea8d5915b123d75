import type { Behaviour, ContainerTarget } from './behaviour';
import { tagBehaviour } from './tagBehaviour';

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
 * What tests and demos want to go wrong. Later rules win over earlier ones, and any rule over the image's tag.
 *
 * @public
 */
export class RuleBook {
  readonly #slowMs: number;
  readonly #changed: () => void;
  readonly #rules = new Set<{ rule: Rule; matches: Matcher }>();
  readonly #silent = new Set<string>();

  /**
   * @param options - `slowMs` is what the tag `slow` means; `changed` is called after every change.
   */
  constructor(options: { slowMs: number; changed?: () => void }) {
    this.#slowMs = options.slowMs;
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

  behaviourOf(target: ContainerTarget): Behaviour | undefined {
    for (const { rule, matches } of [...this.#rules].reverse()) {
      if (matches(target)) return rule.behaviour;
    }
    return tagBehaviour(target.image, this.#slowMs);
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
