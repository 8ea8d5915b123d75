import type { KubeObject } from '@pilotage/fleet-node';
import { apiTime } from '../pod/apiTime';
import { imageId } from '../pod/imageId';

/** OpenKruise's NodeImage: images one node is to pull ahead, and how that went. */
export interface NodeImage extends KubeObject {
  readonly spec?: {
    readonly images?: Readonly<
      Record<
        string,
        {
          readonly tags?: readonly {
            readonly tag: string;
            readonly version?: number;
          }[];
        }
      >
    >;
  };
  readonly status?: {
    readonly imageStatuses?: Readonly<
      Record<string, { readonly tags?: readonly TagStatus[] }>
    >;
  };
}

interface TagStatus {
  readonly tag: string;
  readonly version?: number;
  readonly phase: string;
  readonly progress?: number;
  readonly startTime?: string;
  readonly completionTime?: string;
  readonly imageID?: string;
  readonly message?: string;
}

/**
 * The status in which every tag is answered; `undefined` when every one is already. An answer counts only with the
 * version of the question.
 */
export function answerNodeImage(
  nodeImage: NodeImage,
  context: {
    readonly now: number;
    readonly canPull: (image: string) => boolean;
  },
) {
  const time = apiTime(context.now);
  let news = false;
  const answer = (
    image: string,
    asked: { tag: string; version?: number },
  ): TagStatus => {
    const given = nodeImage.status?.imageStatuses?.[image]?.tags?.find(
      ({ tag, version, phase }) =>
        tag === asked.tag &&
        (version ?? 0) === (asked.version ?? 0) &&
        (phase === 'Succeeded' || phase === 'Failed'),
    );
    if (given) return given;
    news = true;
    const reference = `${image}:${asked.tag}`;
    const common = {
      tag: asked.tag,
      version: asked.version ?? 0,
      startTime: time,
      completionTime: time,
    };
    return context.canPull(reference)
      ? {
          ...common,
          phase: 'Succeeded',
          progress: 100,
          imageID: imageId(reference),
        }
      : {
          ...common,
          phase: 'Failed',
          progress: 0,
          message: `failed to pull ${reference}: not found`,
        };
  };
  const imageStatuses = Object.fromEntries(
    Object.entries(nodeImage.spec?.images ?? {}).map(
      ([image, { tags = [] }]) => [
        image,
        { tags: tags.map(tag => answer(image, tag)) },
      ],
    ),
  );
  if (!news) return undefined;
  const phases = Object.values(imageStatuses).flatMap(({ tags }) =>
    tags.map(({ phase }) => phase),
  );
  const succeeded = phases.filter(phase => phase === 'Succeeded').length;
  return {
    desired: phases.length,
    succeeded,
    failed: phases.length - succeeded,
    pulling: 0,
    imageStatuses,
  };
}
