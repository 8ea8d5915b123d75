import { imageVersion } from './image';
import type { PodMapContainer } from '@pilotage/fleet-react';
import type {
  RevisionView,
  RolloutObservation,
} from '@pilotage/plugin-rollout-common';

/**
 * Containers of the template, each with whether the update revision gives it another image than the revision it
 * replaces. When nothing tells them apart, all count as changed.
 */
export function changedContainers(
  observation: Pick<RolloutObservation, 'containers' | 'revisions'>,
): readonly PodMapContainer[] {
  const { containers, revisions } = observation;
  const before = replacedRevision(revisions);
  const changed = containers.map(({ name, image }) => {
    const old = before?.images.find(each => each.container === name);
    return old?.image !== image;
  });
  const distinct = before !== undefined && changed.includes(true);
  return containers.map((container, index) => ({
    ...container,
    changed: !distinct || changed[index] === true,
  }));
}

/** The revision pods come from: the one with most pods among those that are not the update revision. */
export function replacedRevision(
  revisions: readonly RevisionView[],
): RevisionView | undefined {
  return revisions
    .filter(({ role }) => role === 'current' || role === 'old')
    .sort((a, b) => b.pods - a.pods || b.number - a.number)[0];
}

/** The revision that new pods get. */
export function updateRevision(
  revisions: readonly RevisionView[],
): RevisionView | undefined {
  return revisions.find(({ role }) => role === 'update' || role === 'both');
}

/** `2.4.0`, or `main 2.4.0, log-agent 1.7.2` when the rollout changes several containers. */
export function revisionLabel(
  revision: RevisionView,
  containers: readonly PodMapContainer[],
): string {
  const names = new Set(
    containers.filter(({ changed }) => changed).map(({ name }) => name),
  );
  const images = revision.images.filter(({ container }) =>
    names.has(container),
  );
  const first = containers[0]?.name;
  const shown =
    names.size === containers.length && images.length > 1
      ? // Nothing tells the containers apart: the first one speaks for the application.
        images.filter(({ container }) => container === first)
      : images;
  return shown.length === 1
    ? imageVersion(shown[0]?.image ?? '')
    : shown
        .map(({ container, image }) => `${container} ${imageVersion(image)}`)
        .join(', ');
}
