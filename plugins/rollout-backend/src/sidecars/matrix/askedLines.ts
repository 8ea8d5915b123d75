import type { SidecarFleetQuery } from '@pilotage/plugin-rollout-common';
import type { Application } from './Application';
import type { Applications } from './Applications';
import type { ApplicationLine, Sidecar } from './MatrixCells';

/** Applications that a query's filters leave; `undefined` for all, so that nobody has to look at them. */
export function askedApplications(
  applications: Applications,
  { team, text }: SidecarFleetQuery,
): ReadonlySet<Application> | undefined {
  const part = text?.trim().toLocaleLowerCase('en') ?? '';
  if (team === undefined && part === '') return undefined;
  const asked = new Set<Application>();
  for (const application of applications.values()) {
    if (team !== undefined && application.owner !== team) continue;
    if (part !== '' && !application.hasText(part)) continue;
    asked.add(application);
  }
  return asked;
}

/** Lines of a sidecar that are asked for. */
export function askedLines(
  { lines }: Sidecar,
  asked: ReadonlySet<Application> | undefined,
): Iterable<ApplicationLine> {
  if (!asked) return lines.values();
  return [...asked].flatMap(application => lines.get(application) ?? []);
}
