import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const waitExamples: TemplateExample[] = [
  {
    description:
      'Wait until the controller in the cluster has acted on a change',
    example: `steps:
  - id: wait
    name: Wait for the controller
    action: rollout:wait
    input:
      entityRef: component:default/checkout
      operationId: 7d0f3c1e-operation
`,
  },
  {
    description: 'Wait for at most half an hour',
    example: `steps:
  - id: wait
    name: Wait for the controller
    action: rollout:wait
    input:
      entityRef: component:default/checkout
      operationId: 7d0f3c1e-operation
      timeout:
        minutes: 30
`,
  },
  {
    description: 'Wait until every pod of the step runs the new image',
    example: `steps:
  - id: wait
    name: Wait for the pods
    action: rollout:wait
    input:
      entityRef: component:default/checkout
      operationId: 7d0f3c1e-operation
      until: step-done
`,
  },
];
