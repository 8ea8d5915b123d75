import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const setImageExamples: TemplateExample[] = [
  {
    description: 'Ship an image to a tenth of a CloneSet and stop there',
    example: `steps:
  - id: release
    name: Release 10 %
    action: rollout:set-image
    input:
      entityRef: component:default/checkout
      cluster: prod-eu
      kind: CloneSet
      namespace: shop
      name: checkout
      images:
        main: registry.example.com/shop/checkout:2.4.0
      firstStep: 10%
`,
  },
  {
    description: 'Ship an image to all pods of a Deployment',
    example: `steps:
  - id: release
    name: Release
    action: rollout:set-image
    input:
      entityRef: component:default/ledger
      cluster: test-1
      kind: Deployment
      namespace: pay
      name: ledger
      images:
        main: registry.example.com/pay/ledger:1.3.0
`,
  },
  {
    description: 'Move a sidecar under three pods',
    example: `steps:
  - id: release
    name: Canary of the proxy
    action: rollout:set-image
    input:
      entityRef: component:default/mesh-proxy
      cluster: prod-eu
      kind: SidecarSet
      name: mesh-proxy
      images:
        mesh-proxy: registry.example.com/mesh/mesh-proxy:0.32.0
      firstStep: 3
`,
  },
];
