import { ManualClock } from '@pilotage/fleet-node/testUtils';
import { createStore } from '../../store/createStore';
import type { StoredObject } from '../../store/types';
import { EventRecorder } from './EventRecorder';

const about: StoredObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    name: 'web',
    namespace: 'default',
    uid: 'd',
    resourceVersion: '5',
  },
};

function start() {
  const clock = new ManualClock();
  const store = createStore({ kruise: false, clock });
  const recorder = new EventRecorder({ store, component: 'test' });
  const tell = (message: string) =>
    recorder.record({ about, type: 'Normal', reason: 'Scaled', message });
  const events = () =>
    store.list('events').map(({ message, count }) => [message, count]);
  return { clock, store, tell, events };
}

describe('EventRecorder', () => {
  it('counts the same event instead of writing it again', () => {
    const { tell, events } = start();
    tell('up');
    tell('up');
    tell('down');
    expect(events()).toEqual([
      ['up', 2],
      ['down', 1],
    ]);
  });

  it('combines many like events and then falls silent', () => {
    const { tell, events } = start();
    for (let pod = 0; pod < 100; pod++) tell(`pod ${pod}`);
    const written = events();
    expect(written).toHaveLength(11);
    expect(written.at(-1)).toEqual([
      '(combined from similar events): pod 24',
      15,
    ]);
  });

  it('speaks again after a while', async () => {
    const { clock, tell, events } = start();
    for (let pod = 0; pod < 100; pod++) tell(`pod ${pod}`);
    await clock.advance(700_000);
    tell('later');
    expect(events().at(-1)).toEqual(['later', 1]);
  });

  it('drops what a missing namespace refuses', () => {
    const { store, events } = start();
    new EventRecorder({ store, component: 'test' }).record({
      about: { ...about, metadata: { ...about.metadata, namespace: 'gone' } },
      type: 'Normal',
      reason: 'Scaled',
      message: 'up',
    });
    expect(events()).toEqual([]);
  });
});
