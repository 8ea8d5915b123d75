import type { Ground } from '../ground/Ground';
import type { HealthPage } from '../portal/HealthPage';
import type { Scratch } from '../support/scratch';
import { within } from './documentedTimes';

/** What takes minutes to be sure of: a scheduler that died, and a node that fell silent, at the same time. */
export function controlPlaneTrouble(
  ground: () => Ground,
  scratch: () => Scratch,
  page: () => HealthPage,
) {
  it('shows a scheduler that stopped and a node that is lost, and clears both when they are back', async () => {
    const health = page();
    const { clients } = scratch();
    const { rules, stopScheduler, startScheduler } = ground();
    const { items } = await clients.core.listNode();
    const node = items.at(-1)!.metadata!.name!;
    await health.until(() => health.serving === 'serving', within.gateOpens);

    rules.silenceNode(node);
    await stopScheduler();
    try {
      await health.until(
        () => health.causes('node-not-ready').length > 0,
        within.nodeLost,
      );
      expect(health.causes('node-not-ready')).toMatchObject([
        {
          severity: 'bad',
          unit: 'nodes',
          count: 1,
          params: { reason: 'NodeStatusUnknown' },
          affected: [{ kind: 'Node', name: node }],
        },
      ]);
      expect(health.cluster?.nodes).toMatchObject({
        known: true,
        value: { total: 6, ready: 5 },
      });
      await health.until(
        () => health.serving === 'not-serving',
        within.schedulerCloses,
      );
      // One node of six is a warning; the scheduler is what keeps new work away.
      expect(health.cluster?.serving.checks).toMatchObject([
        { id: 'scheduler-lease' },
      ]);
      await health.until(
        () => health.causes('dead-controller').length > 0,
        within.leaderGone,
      );
      const dead = health.causes('dead-controller');
      expect(dead).toMatchObject([
        {
          severity: 'bad',
          title: 'kube-scheduler has no leader',
          params: { controller: 'kube-scheduler', namespace: 'kube-system' },
        },
      ]);
      expect(dead[0]).not.toHaveProperty('entityRef');
    } finally {
      rules.reviveNode(node);
      await startScheduler();
    }
    await health.until(
      () => health.causes('node-not-ready').length === 0,
      within.live,
    );
    await health.until(
      () => health.serving === 'serving' && health.allCauses.length === 0,
      within.leaderBack,
    );
    expect(health.cluster).toMatchObject({
      health: 'healthy',
      nodes: { known: true, value: { total: 6, ready: 6 } },
    });
  });
}
