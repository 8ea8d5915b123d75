/** Waiting reasons of containers that end again and again, or cannot be started. */
export const crashReasons: ReadonlySet<string> = new Set([
  'CrashLoopBackOff',
  'RunContainerError',
  'StartError',
  'CreateContainerError',
  'CreateContainerConfigError',
]);

/** Waiting reasons of containers of which the image cannot be had. */
export const imageReasons: ReadonlySet<string> = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'InvalidImageName',
  'ErrImageNeverPull',
  'ImageInspectError',
  'RegistryUnavailable',
]);
