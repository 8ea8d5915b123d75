import type { HealthChanges } from '../streams/HealthChanges';
import type { NodeRecorderOptions } from './NodeRecorder';
import { NodeRecorder } from './NodeRecorder';
import { OnlineRates } from './OnlineRates';
import { RetirementService } from './RetirementService';

/** Starts writing down what becomes of nodes, and working out their online rate. */
export function startAvailability(
  deps: Omit<NodeRecorderOptions, 'onChange'> & {
    readonly changes: HealthChanges;
  },
) {
  const { changes, nodes } = deps;
  const rates = new OnlineRates({
    ...deps,
    onChange: cluster => changes.evaluated(cluster),
  });
  const recorder = new NodeRecorder({
    ...deps,
    onChange: cluster => {
      changes.stored(cluster);
      void rates.update(cluster);
    },
  });
  return {
    rates,
    retirement: new RetirementService({ nodes, recorder, rates }),
    async stop() {
      rates.stop();
      await recorder.stop();
    },
  };
}
