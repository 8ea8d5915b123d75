import type {
  Cause,
  CauseKind,
  ClusterSummary,
  ControlPlaneView,
  FleetHealthSection,
  FleetHealthTopic,
  InspectionItem,
  InspectionReport,
} from '@pilotage/plugin-cluster-health-common';
import { HealthStreamClient } from '@pilotage/plugin-cluster-health-node/testUtils';
import request from 'supertest';
import type { Portal } from './startPortal';

/** An administrator at the page of all clusters, of which there is one. */
export class HealthPage {
  readonly #stream: HealthStreamClient<FleetHealthSection, FleetHealthTopic>;
  readonly #portal: Portal;
  readonly #cluster: string;

  constructor(portal: Portal, cluster: string) {
    this.#portal = portal;
    this.#cluster = cluster;
    this.#stream = new HealthStreamClient(portal.server, {
      path: '/api/cluster-health/v1/fleet/stream',
      headers: portal.headers,
    });
  }

  /** The row of the cluster; `undefined` until something was received. */
  get cluster(): ClusterSummary | undefined {
    const section = this.#stream.sections.get(`cluster/${this.#cluster}`);
    return section?.type === 'cluster' ? section.cluster : undefined;
  }

  get serving(): string | undefined {
    return this.cluster?.serving.state;
  }

  /** What the control plane of the cluster is judged by; empty while that is not known. */
  get controlPlaneParts(): ControlPlaneView['parts'] {
    const { controlPlane } = this.cluster ?? {};
    return controlPlane?.known ? controlPlane.value.parts : [];
  }

  /** The causes of one kind. */
  causes(kind: CauseKind): readonly Cause[] {
    return this.allCauses.filter(cause => cause.kind === kind);
  }

  get allCauses(): readonly Cause[] {
    return [...this.#stream.sections.values()].flatMap(section =>
      section.type === 'cause' ? [section.cause] : [],
    );
  }

  /** Waits until the page is as wanted, and fails when that takes longer than said. */
  async until(wanted: () => boolean, limitMs: number): Promise<void> {
    await this.#stream.until(wanted, { limitMs });
  }

  /** Inspects the cluster now, by everything that is checked. @returns the items by check */
  async inspect(): Promise<ReadonlyMap<string, InspectionItem>> {
    const answer = await request(this.#portal.server)
      .post(`/api/cluster-health/v1/clusters/${this.#cluster}/inspections`)
      .set(this.#portal.headers);
    if (answer.status !== 201) {
      throw new Error(`Inspecting answered ${answer.status}: ${answer.text}`);
    }
    const { items } = answer.body as InspectionReport;
    return new Map(items.map(item => [item.info.id, item]));
  }

  close(): void {
    this.#stream.close();
  }
}
