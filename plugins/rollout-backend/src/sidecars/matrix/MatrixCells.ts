import type {
  SidecarFleetSection,
  SidecarRule,
} from '@pilotage/plugin-rollout-common';
import { sidecarPodStates } from '@pilotage/plugin-rollout-common';
import { imageVersion } from '../classify/imageVersion';
import type { ContainerReading } from '../classify/readGroup';
import type { Application } from './Application';

/** Pods of one version of one container in one state on one cluster: of one application, or of all together. */
export interface Cell {
  /** Number that is used again when the cell is gone. */
  readonly id: number;
  readonly name: string;
  /** Number of the cluster. */
  readonly cluster: number;
  readonly rule: SidecarRule | undefined;
  readonly image: string;
  readonly version: string;
  /** Index into `sidecarPodStates`. */
  readonly state: number;
  /** The cell of all applications together; `undefined` for that one, and for containers of the application itself. */
  readonly total: Cell | undefined;
  readonly line: Line;
  pods: number;
}

/** One container of one application, or one sidecar of all of them. */
export interface Line {
  readonly name: string;
  /** `undefined` for all applications together. */
  readonly application: Application | undefined;
  /** `undefined` for a container of the application itself. */
  readonly sidecar: Sidecar | undefined;
  /** The row last shown of it while every cluster was seen; forgotten when a pod is counted. */
  row: SidecarFleetSection | undefined;
  /** In no particular order. Few, so that looking through them is quicker than any index. */
  readonly cells: Cell[];
  /** Pods by index into `sidecarPodStates`, as if every cluster were seen. */
  readonly states: number[];
  /** How bad {@link Line.states} are, see `severityOf`; -1 when pods were counted since it was worked out. */
  severity: number;
}

/** A line of an application. */
export interface ApplicationLine extends Line {
  readonly application: Application;
}

/** A sidecar of the fleet. */
export interface Sidecar {
  readonly name: string;
  readonly lines: Set<ApplicationLine>;
  readonly total: Line;
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
    const { name } = reading;
    const line =
      reading.rule === undefined
        ? application.own.get(name) ?? newOwnLine(application, name)
        : application.sidecars.get(name) ??
          this.#newSidecarLine(application, name);
    const known = find(line, cluster, reading);
    if (known) return known;
    const total = line.sidecar?.total;
    return this.#make(
      line,
      cluster,
      reading,
      total &&
        (find(total, cluster, reading) ?? this.#make(total, cluster, reading)),
    );
  }

  /** Adds pods to a cell, or takes some away. */
  count(cell: Cell, pods: number): void {
    cell.pods += pods;
    cell.line.states[cell.state]! += pods;
    cell.line.row = undefined;
    cell.line.severity = -1;
    if (cell.total) cell.total.pods += pods;
    if (cell.pods === 0) this.#drop(cell);
  }

  #make(
    line: Line,
    cluster: number,
    { name, image, rule, state }: ContainerReading,
    total?: Cell,
  ): Cell {
    const cell: Cell = {
      id: this.#free.pop() ?? this.#ids++,
      name,
      cluster,
      rule,
      image,
      version: total?.version ?? imageVersion(image),
      state: sidecarPodStates.indexOf(state),
      total,
      line,
      pods: 0,
    };
    line.cells.push(cell);
    return cell;
  }

  #newSidecarLine(application: Application, name: string): ApplicationLine {
    let sidecar = this.sidecars.get(name);
    if (!sidecar) {
      const total = newLine({ name, application: undefined, sidecar });
      sidecar = { name, lines: new Set(), total };
      this.sidecars.set(name, sidecar);
    }
    const line = newLine({ name, application, sidecar });
    sidecar.lines.add(line);
    application.sidecars.set(name, line);
    return line;
  }

  #drop(cell: Cell): void {
    const { line, total } = cell;
    this.#forget(cell);
    if (total?.pods === 0) this.#forget(total);
    if (line.cells.length === 0) this.#dropLine(line);
  }

  #dropLine({ name, application, sidecar }: Line): void {
    const lines = sidecar ? application?.sidecars : application?.own;
    const line = lines?.get(name);
    if (!lines || !line) return;
    lines.delete(name);
    sidecar?.lines.delete(line);
    if (sidecar?.lines.size === 0) this.sidecars.delete(name);
  }

  #forget({ id, line: { cells } }: Cell): void {
    this.#free.push(id);
    const index = cells.findIndex(cell => cell.id === id);
    const last = cells.pop()!;
    if (index < cells.length) cells[index] = last;
  }
}

function newOwnLine(application: Application, name: string): ApplicationLine {
  const line = newLine({ name, application, sidecar: undefined });
  application.own.set(name, line);
  return line;
}

function newLine<T extends Pick<Line, 'name' | 'application' | 'sidecar'>>(
  of: T,
): T & Pick<Line, 'cells' | 'states' | 'row' | 'severity'> {
  return {
    ...of,
    row: undefined,
    cells: [],
    states: sidecarPodStates.map(() => 0),
    severity: -1,
  };
}

function find(
  { cells }: Line,
  cluster: number,
  { image, rule, state }: ContainerReading,
): Cell | undefined {
  const stateIndex = sidecarPodStates.indexOf(state);
  for (const cell of cells) {
    if (
      cell.state === stateIndex &&
      cell.cluster === cluster &&
      cell.image === image &&
      cell.rule?.type === rule?.type &&
      cell.rule?.detail === rule?.detail
    ) {
      return cell;
    }
  }
  return undefined;
}
