import type { ConnectionState } from '@pilotage/fleet-react';

/**
 * The refusal that is shown instead of a topic, if any. A topic that ended for another reason stays, with its age; one
 * that the viewer may no longer see is taken away.
 */
export function refusalOf(
  connection: ConnectionState,
  known: boolean,
): Extract<ConnectionState, { state: 'ended' }> | undefined {
  if (connection.state !== 'ended') return undefined;
  return !known || connection.status === 403 ? connection : undefined;
}
