import type { KubeObject } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { groupBy } from '../shared/groupBy';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { count } from '../shared/text';
import { scheduleSpec } from '../shared/velero';

export const backupCoverage: ClusterCheck = {
  id: 'backup-coverage',
  pillar: 'backup',
  title: 'Every namespace that keeps data is backed up',
  why: 'A namespace added after the schedule was written is easily left out of it.',
  limits:
    'passes: every namespace with a PersistentVolumeClaim is in a running schedule; warns: one is not; not applicable: no Velero, no schedule or no claim',
  suggestion:
    'Add the namespace to a Schedule, or leave includedNamespaces empty and exclude what need not be kept.',
  hard: false,
  cost: 'C2',
  reads: [kinds.schedule, kinds.persistentVolumeClaim],
  evaluate: facts =>
    judge(
      {
        schedules: facts.objects(kinds.schedule),
        claims: facts.objects(kinds.persistentVolumeClaim),
      },
      ({ schedules, claims }) => {
        const running = schedules.value.filter(
          schedule => !scheduleSpec(schedule).paused,
        );
        const namespaces = groupBy(
          claims.value,
          ({ metadata }) => metadata.namespace ?? '',
        );
        if (running.length === 0) return notApplicable('No schedule runs');
        if (namespaces.size === 0) return notApplicable('No data is kept');
        const left = [...namespaces].filter(
          ([namespace]) =>
            !running.some(schedule => covers(schedule, namespace)),
        );
        return {
          verdict: left.length ? 'warn' : 'pass',
          summary: `${namespaces.size - left.length} of ${
            namespaces.size
          } namespaces with claims are in a schedule; all should be`,
          affected: left.map(([name, members]) => ({
            kind: 'Namespace',
            namespace: '',
            name,
            detail: count(members.length, 'claim'),
          })),
        };
      },
    ),
};

function covers(schedule: KubeObject, namespace: string): boolean {
  const { template = {} } = scheduleSpec(schedule);
  const included = template.includedNamespaces ?? [];
  const excluded = template.excludedNamespaces ?? [];
  return (
    !excluded.includes(namespace) &&
    (included.length === 0 ||
      included.includes('*') ||
      included.includes(namespace))
  );
}
