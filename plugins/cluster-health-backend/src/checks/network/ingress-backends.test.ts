import {
  kubeObject,
  service,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { ingressBackends } from './ingress-backends';

const ingress = (backend: string, ingressClassName?: string) => ({
  objects: {
    Service: [service('shop/cart', 'cart'), service('test/pay', 'pay')],
    IngressClass: [kubeObject('IngressClass', 'nginx')],
    Ingress: [
      kubeObject('Ingress', 'shop/front', {
        spec: {
          ingressClassName,
          rules: [
            { host: 'no.paths.example' },
            { http: { paths: [{ backend: { service: { name: backend } } }] } },
          ],
        },
      }),
    ],
  },
});

expectVerdicts(ingressBackends, [
  { when: 'both exist', facts: ingress('cart', 'nginx'), is: 'pass' },
  { when: 'no class is named', facts: ingress('cart'), is: 'pass' },
  {
    when: 'the service is in another namespace',
    facts: ingress('pay', 'nginx'),
    is: 'warn',
    about: ['front'],
  },
  { when: 'the class is gone', facts: ingress('cart', 'traefik'), is: 'warn' },
  {
    when: 'there is none',
    facts: { objects: { Ingress: [] } },
    is: 'not-applicable',
  },
  {
    when: 'classes cannot be read',
    facts: {
      objects: { ...ingress('cart').objects, IngressClass: unknown() },
    },
    is: 'unknown',
  },
]);
