import type { StreamFrame } from '@pilotage/fleet-common';

/** A frame as it goes over the wire, made once for all viewers. @public */
export interface EncodedFrame {
  readonly seq: number;
  readonly bytes: Buffer;
}

/** A server-sent event. JSON has no raw line breaks, so one `data:` line is enough. @public */
export function encodeFrame(frame: StreamFrame<unknown, unknown>): Buffer {
  return Buffer.from(`data: ${JSON.stringify(frame)}\n\n`);
}
