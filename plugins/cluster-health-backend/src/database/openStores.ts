import type { Knex } from 'knex';
import { CauseStore } from './CauseStore';
import { InspectionStore } from './InspectionStore';
import { MarkStore } from './MarkStore';
import { NodeStore } from './NodeStore';
import { WaiverStore } from './WaiverStore';
import { WatchStore } from './WatchStore';

/** All tables of the plugin. */
export type Stores = ReturnType<typeof openStores>;

export function openStores(knex: Knex) {
  return {
    causes: new CauseStore({ knex }),
    inspections: new InspectionStore({ knex }),
    marks: new MarkStore({ knex }),
    nodes: new NodeStore({ knex }),
    waivers: new WaiverStore({ knex }),
    watches: new WatchStore({ knex }),
  };
}
