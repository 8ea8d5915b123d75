import type { ServingMark } from '@pilotage/fleet-common';
import type { CheckInfo } from './check';
import type { InspectionReport } from './inspection';
import type { Waiver, WaiverRequest } from './waiver';

/**
 * HTTP surface of the cluster health backend, below `/api/cluster-health`:
 *
 * - `GET    /v1/fleet/stream?after=<seq>` server-sent events, each a `FleetHealthFrame`
 * - `GET    /v1/clusters/<name>/stream?after=<seq>` each a `ClusterHealthFrame`
 * - `GET    /v1/entity/stream?entity=<ref>&after=<seq>` each an `EntityHealthFrame`
 * - `GET    /v1/gate` → {@link ServingMarks}, from memory
 * - `GET    /v1/checks` → `CheckInfo[]`
 * - `POST   /v1/clusters/<name>/inspections` → 201 `InspectionReport`: inspects now
 * - `GET    /v1/clusters/<name>/inspections/<id>` → `InspectionReport`
 * - `GET    /v1/waivers` → `Waiver[]`, those still running
 * - `POST   /v1/waivers` `WaiverRequest` → 201 `Waiver`
 * - `DELETE /v1/waivers/<id>` → 204
 * - `DELETE /v1/clusters/<name>/nodes/<uid>` → 204: retires a node that is gone
 *
 * @public
 */
export interface ClusterHealthApi {
  checks(): Promise<readonly CheckInfo[]>;
  inspect(cluster: string): Promise<InspectionReport>;
  report(cluster: string, id: string): Promise<InspectionReport>;
  waive(request: WaiverRequest): Promise<Waiver>;
  endWaiver(id: string): Promise<void>;
  retireNode(cluster: string, uid: string): Promise<void>;
}

/** Marks by cluster name. @public */
export type ServingMarks = Readonly<Record<string, ServingMark>>;
