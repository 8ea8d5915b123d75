import type { PodRequests, SidecarMarks } from './podTypes';

/** What a pod has in common with its siblings: what the template decides, and what SidecarSets added to it. */
export interface PodShape {
  readonly labels: Readonly<Record<string, string>>;
  readonly requests: PodRequests;
  readonly sidecars: SidecarMarks | undefined;
}

type Template = readonly [
  labels: readonly string[],
  requests: readonly [number, number, number, number],
];
type Marks = readonly [
  sets: readonly (readonly [string, string, string, readonly string[]])[],
  working: readonly (readonly [string, string])[],
  blocked: readonly string[],
];

/**
 * The same text for pods that have the same shape. The template comes first and ends at `split`, so that its text can be
 * shared by pods with other marks.
 */
export function encodeShape(shape: PodShape): { text: string; split: number } {
  const { labels, requests, sidecars } = shape;
  const template: Template = [
    Object.entries(labels).flat(),
    [
      requests.cpuMilli,
      requests.memoryBytes,
      requests.incomplete,
      requests.unlimited,
    ],
  ];
  const head = JSON.stringify(template);
  if (!sidecars) return { text: head, split: 0 };
  const marks: Marks = [
    sidecars.sets.map(({ name, hash, revision, containers }) => [
      name,
      hash,
      revision,
      containers,
    ]),
    Object.entries(sidecars.working),
    sidecars.blocked,
  ];
  // JSON has no line feed in it.
  return {
    text: `${head}\n${JSON.stringify(marks)}`,
    split: head.length,
  };
}

/** Reads what {@link encodeShape} wrote; frozen, because many pods share it. */
export function decodeShape(text: string): PodShape {
  const [head = '', tail] = text.split('\n');
  const [labels, [cpuMilli, memoryBytes, incomplete, unlimited]] = JSON.parse(
    head,
  ) as Template;
  const pairs: [string, string][] = [];
  for (let i = 0; i < labels.length; i += 2) {
    pairs.push([labels[i]!, labels[i + 1]!]);
  }
  return {
    labels: Object.freeze(Object.fromEntries(pairs)),
    requests: Object.freeze({ cpuMilli, memoryBytes, incomplete, unlimited }),
    sidecars: tail === undefined ? undefined : decodeMarks(tail),
  };
}

function decodeMarks(text: string): SidecarMarks {
  const [sets, working, blocked] = JSON.parse(text) as Marks;
  return Object.freeze({
    sets: sets.map(([name, hash, revision, containers]) => ({
      name,
      hash,
      revision,
      containers,
    })),
    working: Object.fromEntries(working),
    blocked,
  });
}
