import type { RolloutFrame } from '@pilotage/plugin-rollout-common';

/** A frame as it goes over the wire, made once for all viewers. */
export interface EncodedFrame {
  readonly seq: number;
  readonly bytes: Buffer;
}

/** A server-sent event. JSON has no raw line breaks, so one `data:` line is enough. */
export function encodeFrame(frame: RolloutFrame): Buffer {
  return Buffer.from(`data: ${JSON.stringify(frame)}\n\n`);
}
