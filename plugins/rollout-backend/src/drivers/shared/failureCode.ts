import type { VerdictCode } from './reasons';

const imageCauses = new Set([
  'ImagePullBackOff',
  'InvalidImageName',
  'ErrImageNeverPull',
  'ImageInspectError',
  'RegistryUnavailable',
  'SignatureValidationFailed',
]);

/** The reason under which a failure's cause is explained. */
export function failureCode(cause: string, container: string): VerdictCode {
  if (imageCauses.has(cause)) return 'image-pull';
  switch (cause) {
    case 'CrashLoopBackOff':
      return 'crash-loop';
    case 'OOMKilled':
      return 'oom';
    case 'Unschedulable':
      return 'unschedulable';
    case 'NotReady':
      return 'not-ready';
    default:
      return container === '' ? 'pods-failing' : 'cannot-start';
  }
}
