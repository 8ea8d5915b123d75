import type { SidecarFleetQuery } from '@pilotage/plugin-rollout-common';
import type { Application } from './Application';
import type { Applications } from './Applications';
import type { ApplicationLine, Sidecar } from './MatrixCells';

/** Applications that a query's filters leave; `undefined` for all, so that nobody has to look at them. */
export function askedApplications(
  applications: Applications,
  { team, text }: SidecarFleetQuery,
): ReadonlySet<Application> | undefined {
  const part = text?.trim() ?? '';
  if (team === undefined && part === '') return undefined;
  const found =
    part === '' ? [...applications.values()] : applications.withText(part);
  return new Set(
    team === undefined ? found : found.filter(({ owner }) => owner === team),
  );
}

/** Lines of a sidecar that are asked for. */
export function askedLines(
  { name, lines }: Sidecar,
  asked: ReadonlySet<Application> | undefined,
): ReadonlySet<ApplicationLine> {
  if (!asked) return lines;
  return new Set(
    [...asked].flatMap(({ sidecars }) => sidecars.get(name) ?? []),
  );
}
