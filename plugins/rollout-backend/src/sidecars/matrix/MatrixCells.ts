import type { SidecarRule } from '@pilotage/plugin-rollout-common';
import { sidecarPodStates } from '@pilotage/plugin-rollout-common';
import { imageVersion } from '../classify/imageVersion';
import type { ContainerReading } from '../classify/readGroup';
import type { Application } from './Application';

/** Pods of one version of one container in one state on one cluster; a total, or of one application. */
export interface Cell {
  /** Number that is used again when the cell is gone. */
  readonly id: number;
  readonly key: string;
  readonly name: string;
  /** Number of the cluster. */
  readonly cluster: number;
  readonly rule: SidecarRule | undefined;
  readonly image: string;
  readonly version: string;
  /** Index into `sidecarPodStates`. */
  readonly state: number;
  /** The cell of all applications together; `undefined` for one, and for containers of the application itself. */
  readonly total: Cell | undefined;
  readonly line: Line | undefined;
  pods: number;
}

/** One sidecar of one application. */
export interface Line {
  readonly application: Application;
  readonly sidecar: Sidecar | undefined;
  readonly cells: Map<string, Cell>;
}

/** A sidecar of the fleet. */
export interface Sidecar {
  readonly name: string;
  /** By key of the application. */
  readonly lines: Map<string, Line>;
  readonly totals: Map<string, Cell>;
}

/** Counts pods by container, application, cluster, version and state. Cells without pods are forgotten. */
export class MatrixCells {
  readonly sidecars = new Map<string, Sidecar>();
  readonly #free: number[] = [];
  #ids = 0;

  /** One more than the highest id of a cell. */
  get size(): number {
    return this.#ids;
  }

  /** The cell of a container; count pods in it at once. */
  cell(
    application: Application,
    cluster: number,
    reading: ContainerReading,
  ): Cell {
    const { name, rule, state, image } = reading;
    const key = `${cluster}\n${name}\n${rule?.type}\n${rule?.detail}\n${state}\n${image}`;
    const line =
      rule === undefined ? application.own : this.#line(application, name);
    const known = line.cells.get(key);
    if (known) return known;
    const make = (total: Cell | undefined, of: Line | undefined): Cell => ({
      id: this.#free.pop() ?? this.#ids++,
      key,
      name,
      cluster,
      rule,
      image,
      version: imageVersion(image),
      state: sidecarPodStates.indexOf(state),
      total,
      line: of,
      pods: 0,
    });
    let total = line.sidecar?.totals.get(key);
    if (line.sidecar && !total) {
      total = make(undefined, undefined);
      line.sidecar.totals.set(key, total);
    }
    const cell = make(total, line);
    line.cells.set(key, cell);
    return cell;
  }

  /** Adds pods to a cell, or takes some away. */
  count(cell: Cell, pods: number): void {
    cell.pods += pods;
    if (cell.total) cell.total.pods += pods;
    if (cell.pods === 0) this.#drop(cell);
  }

  #line(application: Application, name: string): Line {
    let sidecar = this.sidecars.get(name);
    if (!sidecar) {
      sidecar = { name, lines: new Map(), totals: new Map() };
      this.sidecars.set(name, sidecar);
    }
    let line = sidecar.lines.get(application.key);
    if (!line) {
      line = { application, sidecar, cells: new Map() };
      sidecar.lines.set(application.key, line);
    }
    return line;
  }

  #drop({ id, key, total, line }: Cell): void {
    this.#free.push(id);
    line?.cells.delete(key);
    const sidecar = line?.sidecar;
    if (!sidecar) return;
    if (total?.pods === 0) {
      sidecar.totals.delete(key);
      this.#free.push(total.id);
    }
    if (line.cells.size === 0) sidecar.lines.delete(line.application.key);
    if (sidecar.lines.size === 0) this.sidecars.delete(sidecar.name);
  }
}
