import { makeCloneSet } from '../__testUtils__/makeCloneSet';
import { makePod } from '../__testUtils__/makePod';
import { template } from '../__testUtils__/startWorld';
import type { CloneSet } from '../kinds/cloneSet';
import type { ControllerRevision } from '../kinds/controllerRevision';
import {
  resolveRevisions,
  revisionsToDelete,
  sortRevisions,
} from './revisions';

const payload = (image: string) => {
  const { metadata, spec } = template({ main: image });
  return {
    metadata: { creationTimestamp: null, ...metadata },
    spec,
    $patch: 'replace' as const,
  };
};

function stored(
  name: string,
  revision: number,
  image: string,
): ControllerRevision {
  return {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: { name, namespace: 'default', uid: name, resourceVersion: '1' },
    revision,
    data: {
      spec: { template: payload(image) },
    },
  };
}

const withStatus = (cloneSet: CloneSet, currentRevision: string): CloneSet => ({
  ...cloneSet,
  status: { currentRevision },
});

describe('resolveRevisions', () => {
  it('writes the first revision, current and update in one', () => {
    const { current, update, actions } = resolveRevisions(makeCloneSet(), []);
    expect(current).toBe(update);
    expect(update.name).toMatch(/^web-[a-z0-9]+$/);
    expect(actions).toEqual([
      {
        verb: 'create',
        resource: 'controllerrevisions.apps',
        object: expect.objectContaining({
          revision: 1,
          metadata: expect.objectContaining({
            name: update.name,
            labels: {
              app: 'web',
              'controller.kubernetes.io/hash': update.name.slice('web-'.length),
            },
          }),
          data: {
            spec: {
              template: payload('web:1'),
            },
          },
        }),
      },
    ]);
  });

  it('writes nothing while the template is that of the newest revision', () => {
    const { update, actions } = resolveRevisions(makeCloneSet(), [
      stored('web-a', 1, 'web:0'),
      stored('web-b', 2, 'web:1'),
    ]);
    expect([update.name, actions]).toEqual(['web-b', []]);
  });

  it('uses an equal older revision again under the next number', () => {
    const history = [stored('web-a', 1, 'web:1'), stored('web-b', 2, 'web:2')];
    const { current, update, actions } = resolveRevisions(
      withStatus(makeCloneSet(), 'web-b'),
      history,
    );
    expect([current.name, update.name]).toEqual(['web-b', 'web-a']);
    expect(actions).toEqual([
      expect.objectContaining({
        verb: 'update',
        object: expect.objectContaining({ revision: 3 }),
      }),
    ]);
  });

  it('does not care in which order fields were written', () => {
    const cloneSet = makeCloneSet();
    const { spec, metadata } = cloneSet.spec.template;
    const shuffled = makeCloneSet({ template: { spec, metadata } });
    expect(resolveRevisions(shuffled, []).update.name).toBe(
      resolveRevisions(cloneSet, []).update.name,
    );
  });

  it('finds a rollback equal that brings the empty creationTimestamp along', () => {
    const { $patch: _, ...old } = payload('web:0');
    const { update } = resolveRevisions(makeCloneSet({ template: old }), [
      stored('web-a', 1, 'web:0'),
      stored('web-b', 2, 'web:1'),
    ]);
    expect(update.name).toBe('web-a');
  });

  it('counts a collision of names and takes another', () => {
    const first = resolveRevisions(makeCloneSet(), []).update.name;
    const { update, collisionCount } = resolveRevisions(makeCloneSet(), [
      stored(first, 1, 'something-else'),
    ]);
    expect(update.name).not.toBe(first);
    expect(collisionCount).toBe(1);
  });
});

describe('sortRevisions', () => {
  it('goes by number', () => {
    const sorted = sortRevisions([
      stored('web-b', 10, 'b'),
      stored('web-a', 9, 'a'),
    ]);
    expect(sorted.map(({ revision }) => revision)).toEqual([9, 10]);
  });
});

describe('revisionsToDelete', () => {
  it('spares what is in use and the newest of the rest', () => {
    const cloneSet = makeCloneSet({ revisionHistoryLimit: 1 });
    const history = sortRevisions(
      [1, 2, 3, 4, 5].map(number =>
        stored(`web-${number}`, number, `web:${number}`),
      ),
    );
    const ref = (index: number) => ({
      name: `web-${index}`,
      data: history[index - 1]!.data,
    });
    const doomed = revisionsToDelete({
      cloneSet,
      revisions: history,
      pods: [makePod('web-x', { revision: 'web-2' })],
      active: {
        current: ref(4),
        update: ref(5),
        collisionCount: 0,
        actions: [],
      },
    });
    expect(doomed.map(({ metadata }) => metadata.name)).toEqual(['web-1']);
  });
});
