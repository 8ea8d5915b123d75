import { resourcesOf } from '../defineResource';

/** The resource of cert-manager that says how long a certificate lasts. */
export const certManagerResources = resourcesOf(
  'cert-manager.io/v1',
  'certManager',
  [
    {
      plural: 'certificates',
      kind: 'Certificate',
      shortNames: ['cert', 'certs'],
      categories: ['cert-manager'],
      custom: true,
      generation: true,
      unconditionalUpdate: false,
      subresources: ['status'],
    },
  ],
);
