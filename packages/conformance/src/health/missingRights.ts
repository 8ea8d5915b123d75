import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Ground } from '../ground/Ground';
import { rawObjects } from '../support/rawObjects';
import { within } from './documentedTimes';
import { useHealthPage } from './useHealthPage';

const api = '/apis/rbac.authorization.k8s.io/v1';
const plugins = join(__dirname, '../../../../plugins');
const roles = {
  'pilotage-rollout-reader': 'rollout-backend/docs/rbac.yaml',
  'pilotage-cluster-health-reader': 'cluster-health-backend/docs/rbac.yaml',
};

/** What a portal says whose account has not been given what the checks read. */
export function missingRights(ground: () => Ground) {
  const person = 'nobody';
  /** Creates a ClusterRole as its plugin documents it, and binds it to the account. */
  const grant = async (name: keyof typeof roles) => {
    const objects = rawObjects(ground().connect('admin'));
    const role = parseAllDocuments(
      readFileSync(join(plugins, roles[name]), 'utf8'),
    )
      .map(document => document.toJS())
      .find(({ metadata }) => metadata.name === name);
    await objects.create(`${api}/clusterroles`, role);
    await objects.create(`${api}/clusterrolebindings`, {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name },
      subjects: [
        { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: person },
      ],
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name,
      },
    });
  };
  beforeAll(() => grant('pilotage-rollout-reader'));
  const page = useHealthPage(ground, { components: [], person });

  it('says unknown with the rule to add, never that all is well, until the documented role is bound', async () => {
    const health = page();
    await health.until(
      () =>
        health.cluster?.nodes.known === true &&
        health.serving === 'unknown' &&
        health.cluster.serving.checks.length > 0,
      within.first,
    );
    expect(health.cluster).toMatchObject({
      status: { condition: { state: 'live' } },
      health: 'unknown',
      controlPlane: { known: true, value: { verdict: 'unknown' } },
    });
    const lease = {
      check: 'scheduler-lease',
      rule: "apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['list']",
    };
    const webhooks = {
      check: 'webhook-endpoints',
      rule: "apiGroups: ['admissionregistration.k8s.io'], resources: ['validatingwebhookconfigurations'], verbs: ['list']",
    };
    const items = await health.inspect();
    for (const { check, rule } of [lease, webhooks]) {
      expect(items.get(check)).toMatchObject({
        shown: 'unknown',
        result: { summary: expect.stringContaining(rule) },
      });
      expect(health.cluster?.serving.checks).toContainEqual(
        expect.objectContaining({ id: check }),
      );
    }
    // What the Rollout tab follows for itself is known all the same.
    expect(items.get('nodes-ready')?.shown).toBe('pass');

    await grant('pilotage-cluster-health-reader');
    await health.until(() => health.serving === 'serving', within.first);
    expect(health.cluster?.health).toBe('healthy');
  });
}
