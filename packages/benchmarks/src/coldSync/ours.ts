/** Our model learns one cluster. Arguments: URL of the API server, number of pods it has. */
import {
  directConnection,
  startFleetModel,
  staticAccess,
} from '@pilotage/fleet-node';
import { measure } from './measure';

const [, , server = ''] = process.argv;

void measure(async () => {
  const connection = directConnection({ cluster: 'bench', server });
  const model = startFleetModel({
    access: staticAccess([connection]),
    kinds: [],
  });
  await new Promise<void>(resolve => {
    model.subscribe(() => {
      if (model.cluster('bench')?.condition.state === 'live') resolve();
    });
  });
});
