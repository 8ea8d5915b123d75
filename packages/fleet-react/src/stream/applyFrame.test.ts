import type { PodTuple, StreamFrame } from '@pilotage/fleet-common';
import { applyFrame } from './applyFrame';
import type { TopicState } from './topicState';

type Frame = StreamFrame<string, string>;

const pod = (id: number, state = 5): PodTuple => [id, 1, 0, 0, 0, state, 0];

const snapshot: Frame = {
  type: 'snapshot',
  seq: 7,
  at: 1_000,
  topic: 'topic',
  dictionary: ['', 'pod'],
  sections: [
    { key: 'a', section: 'section a', pods: [pod(1), pod(2)] },
    { key: 'b', section: 'section b', pods: [] },
  ],
};

function applied(
  frame: Frame,
  before?: TopicState<string, string>,
): TopicState<string, string> {
  const result = applyFrame(before, frame);
  if (result.type !== 'applied') throw new Error(`was ${result.type}`);
  return result.state;
}

const base = applied(snapshot);

describe('applyFrame', () => {
  it('takes a snapshot over everything known before', () => {
    const other = applied({ ...snapshot, seq: 1, sections: [] } as Frame, base);
    expect(base.sections.get('a')?.pods.get(2)).toEqual(pod(2));
    expect(other.seq).toBe(1);
    expect([...other.sections.keys()]).toEqual([]);
  });

  it('changes, adds and removes pods of one section and leaves the other as it is', () => {
    const next = applied(
      {
        type: 'delta',
        seq: 8,
        at: 1_100,
        sections: [{ key: 'a', upserts: [pod(2, 7), pod(3)], removals: [1] }],
      },
      base,
    );
    expect([...(next.sections.get('a')?.pods.values() ?? [])]).toEqual([
      pod(2, 7),
      pod(3),
    ]);
    expect(next.sections.get('a')?.section).toBe('section a');
    expect(next.sections.get('b')).toBe(base.sections.get('b'));
    expect(base.sections.get('a')?.pods.size).toBe(2);
  });

  it('keeps the pods, by identity, when only the section changed', () => {
    const next = applied(
      {
        type: 'delta',
        seq: 8,
        at: 0,
        sections: [{ key: 'a', section: 'newer' }],
      },
      base,
    );
    expect(next.sections.get('a')?.section).toBe('newer');
    expect(next.sections.get('a')?.pods).toBe(base.sections.get('a')?.pods);
  });

  it('adds a section it has not seen, removes those that are gone', () => {
    const next = applied(
      {
        type: 'delta',
        seq: 8,
        at: 0,
        removed: ['b'],
        sections: [{ key: 'c', section: 'section c', upserts: [pod(9)] }],
      },
      base,
    );
    expect([...next.sections.keys()]).toEqual(['a', 'c']);
    expect(next.sections.get('c')?.pods.size).toBe(1);
  });

  it('appends to the dictionary, and replaces the topic when it is sent', () => {
    const next = applied(
      { type: 'delta', seq: 8, at: 0, dictionary: ['x'], topic: 'newer' },
      base,
    );
    expect(next.dictionary).toEqual(['', 'pod', 'x']);
    expect(next.topic).toBe('newer');
    expect(next.sections).toBe(base.sections);
  });

  it.each<[string, Frame, TopicState<string, string> | undefined, string]>([
    [
      'a delta already contained',
      { type: 'delta', seq: 7, at: 0 },
      base,
      'unchanged',
    ],
    [
      'a delta that leaves one out',
      { type: 'delta', seq: 9, at: 0 },
      base,
      'gap',
    ],
    [
      'a delta before any snapshot',
      { type: 'delta', seq: 1, at: 0 },
      undefined,
      'gap',
    ],
    [
      'pods of a section nobody described',
      {
        type: 'delta',
        seq: 8,
        at: 0,
        sections: [{ key: 'z', upserts: [pod(1)] }],
      },
      base,
      'gap',
    ],
    [
      'a heartbeat with our number',
      { type: 'heartbeat', seq: 7, at: 0 },
      base,
      'unchanged',
    ],
    [
      'a heartbeat ahead of us',
      { type: 'heartbeat', seq: 8, at: 0 },
      base,
      'gap',
    ],
    [
      'a heartbeat before any snapshot',
      { type: 'heartbeat', seq: 3, at: 0 },
      undefined,
      'unchanged',
    ],
    [
      'the end',
      { type: 'end', reason: 'not allowed', retry: false },
      base,
      'ended',
    ],
    [
      'a frame of a newer server',
      { type: 'fireworks', seq: 8 } as unknown as Frame,
      base,
      'unchanged',
    ],
  ])('%s', (_, frame, state, type) => {
    expect(applyFrame(state, frame).type).toBe(type);
  });
});
