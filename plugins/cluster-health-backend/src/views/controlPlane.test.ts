import type {
  CheckVerdict,
  Pillar,
} from '@pilotage/plugin-cluster-health-common';
import { clusterFacts } from '@pilotage/plugin-cluster-health-node/testUtils';
import type { JudgedCheck } from '../live/judgeChecks';
import { controlPlaneView } from './controlPlane';

const judged = (
  id: string,
  verdict: CheckVerdict,
  pillar: Pillar = 'control-plane',
): JudgedCheck => ({
  info: {
    id,
    pillar,
    title: `${id} is well`,
    why: '',
    limits: '',
    suggestion: '',
    hard: false,
    cost: 'C1',
    reads: [],
  },
  finding: { verdict, summary: `${id} measured` },
});

describe('controlPlaneView', () => {
  it.each<[string, JudgedCheck[], CheckVerdict, string]>([
    ['all well', [judged('etcd', 'pass')], 'pass', 'ok'],
    [
      'one that warns',
      [judged('etcd', 'pass'), judged('replicas', 'warn')],
      'warn',
      '1 warning: replicas',
    ],
    [
      'what is unknown before what warns',
      [judged('etcd', 'unknown'), judged('replicas', 'warn')],
      'unknown',
      '1 unknown: etcd',
    ],
    [
      'what fails before everything',
      [judged('a', 'unknown'), judged('b', 'fail'), judged('c', 'fail')],
      'fail',
      '2 failing',
    ],
    [
      'other pillars are none of its business',
      [judged('etcd', 'pass'), judged('backup', 'fail', 'backup')],
      'pass',
      'ok',
    ],
    [
      'one that is run out of sight',
      [judged('pods', 'not-applicable')],
      'not-applicable',
      'not applicable',
    ],
  ])('%s', (_, checks, verdict, summary) => {
    expect(controlPlaneView(clusterFacts(), checks)).toMatchObject({
      known: true,
      value: { verdict, summary, latencyMs: { known: true } },
    });
  });

  it('tells each part, and is not known before any check has run', () => {
    const facts = clusterFacts();
    expect(controlPlaneView(facts, [judged('etcd', 'fail')])).toMatchObject({
      value: {
        parts: [
          { name: 'etcd is well', verdict: 'fail', detail: 'etcd measured' },
        ],
      },
    });
    expect(controlPlaneView(facts, [])).toMatchObject({ known: false });
  });
});
