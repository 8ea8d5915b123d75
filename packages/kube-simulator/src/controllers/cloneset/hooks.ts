import type { LifecycleHook } from '../kinds/cloneSet';
import type { Pod } from '../kinds/pod';

/** Something of the hook is still on the pod, so the step must wait. */
export function isHooked(hook: LifecycleHook | undefined, pod: Pod): boolean {
  if (!hook) return false;
  return (
    (hook.finalizersHandler ?? []).some(finalizer =>
      pod.metadata.finalizers?.includes(finalizer),
    ) ||
    Object.entries(hook.labelsHandler ?? {}).some(
      ([key, value]) => pod.metadata.labels?.[key] === value,
    )
  );
}

/** All of the hook is on the pod. Without a hook this is false: `lifecycle.IsPodAllHooked` says so of nil. */
export function isAllHooked(
  hook: LifecycleHook | undefined,
  pod: Pod,
): boolean {
  if (!hook) return false;
  return (
    (hook.finalizersHandler ?? []).every(finalizer =>
      pod.metadata.finalizers?.includes(finalizer),
    ) &&
    Object.entries(hook.labelsHandler ?? {}).every(
      ([key, value]) => pod.metadata.labels?.[key] === value,
    )
  );
}

/** Puts the hook back on a pod that is to be updated once more. */
export function withHook(pod: Pod, hook: LifecycleHook): Pod {
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      labels: { ...pod.metadata.labels, ...hook.labelsHandler },
      finalizers: [
        ...new Set([
          ...(pod.metadata.finalizers ?? []),
          ...(hook.finalizersHandler ?? []),
        ]),
      ],
    },
  };
}
