/**
 * Sentences of the drivers that ship with the suite, by their stable code, so that they can be translated. A driver of
 * somebody else's module shows its own English sentence.
 */

/** Why a verdict is what it is. */
export const verdictReasons = {
  done: 'All {{desired}} pods run the wanted revision and are available.',
  'scaled-to-zero': 'Zero pods are wanted and none is left.',
  'not-observed':
    'The controller has not looked at the newest change yet; the counters are those of the change before.',
  updating: '{{updated}} of {{expected}} pods have been updated so far.',
  'waiting-for-pods':
    '{{updatedAvailable}} of {{expected}} updated pods are available; the others are starting.',
  scaling: '{{current}} pods are there, {{desired}} are wanted.',
  'partition-reached':
    '{{updatedAvailable}} of {{desired}} pods are updated and available, as far as the partition goes; the next step waits for you.',
  'partition-holds':
    'The partition holds every pod on the old revision; the first step waits for you.',
  'nothing-matched':
    'No pod carries this sidecar yet; pods that match get it when they are created.',
  'applications-unready':
    'All {{desired}} pods run the wanted revision of the sidecar; {{unready}} of them are not ready because of their application.',
  'injection-paused':
    'No pod carries this sidecar, and new pods get none while injection is paused.',
  'selection-reached':
    '{{updatedAvailable}} of {{desired}} pods are updated and ready, all that the pod selector chooses; the others wait for you.',
  'needs-recreate':
    '{{blocked}} of {{desired}} pods cannot be updated in place, because more than images changed since they got the sidecar: they need to be recreated.',
  'on-delete':
    '{{updated}} of {{desired}} pods are updated; the others follow only when they are deleted.',
  paused:
    'Paused with {{updatedAvailable}} of {{desired}} pods updated and available.',
  'paused-mid-step':
    'Paused with {{updated}} of {{expected}} pods of this step updated; the others wait until it is resumed.',
  'image-pull':
    '{{pods}} updated pods cannot pull {{image}} for container {{container}}: check the image, or roll back.',
  'crash-loop':
    'Container {{container}} crashes in {{pods}} updated pods: read its log, or roll back.',
  oom: 'Container {{container}} runs out of memory in {{pods}} updated pods: raise its limit, or roll back.',
  'cannot-start':
    'Container {{container}} cannot start in {{pods}} updated pods: {{cause}}.',
  unschedulable:
    'No node takes {{pods}} updated pods: the cluster has no room that fits them.',
  'not-ready':
    '{{pods}} updated pods run but do not become ready: look at the readiness probe of {{container}}.',
  'pods-failing': '{{pods}} updated pods fail: {{cause}}.',
  'too-few-available':
    'Only {{available}} of {{desired}} pods are available and {{failing}} fail; at most {{maxUnavailable}} may be unavailable.',
  'no-pods':
    '{{desired}} pods are wanted and none exists: look at the events of the workload for a refused creation.',
  'budget-blocks':
    '{{failing}} failing pods use up the {{maxUnavailable}} that may be unavailable, so no further pod is updated.',
  'update-failed': 'The controller cannot update the pods: {{message}}',
  'deadline-exceeded':
    'No progress within the progress deadline of the workload: {{updatedAvailable}} of {{expected}} updated pods are available.',
  'nothing-moves':
    'Nothing has moved for {{minutes}} minutes: a PodUnavailableBudget, a quota or a webhook may hold the pods back.',
  'controller-silent':
    'The controller has not looked at the newest change for {{minutes}} minutes: it may be down or busy.',
  'cluster-not-seen':
    'Cluster {{cluster}} is not seen now, so what is shown may be out of date.',
} as const;

/** Why a verb cannot be used now. */
export const refusalReasons = {
  'being-deleted': 'the workload is being deleted',
  'already-paused': 'it is paused already',
  'not-paused': 'it is not paused',
  'nothing-to-update': 'every pod already runs the newest revision',
  'already-full': 'nothing holds it back: it is already going to every pod',
  'no-other-revision': 'there is no other revision to go back to',
  'not-update': 'the strategy NotUpdate leaves running pods as they are',
  'pods-selected':
    'only pods with chosen labels may be moved, and a partition beside that is not possible',
  'selection-or-step':
    'pods are chosen either by labels or by a first step, not by both',
  'injection-already-paused': 'injection is paused already',
  'injection-not-paused': 'injection is not paused',
  'no-partition':
    'a Deployment has no partition: pause it to hold, resume it to go on',
  'no-first-step':
    'a Deployment can hold all pods or update all of them, nothing between',
  'on-delete': 'the strategy OnDelete updates a pod only when it is deleted',
  'no-images': 'no image is named',
  'cluster-not-seen': 'the cluster is not seen now',
} as const;

/** Why a forecast is what it is. */
export const forecastReasons = {
  'images-in-place':
    'Only images change, so pods keep their name, node, IP and volumes; the changed containers restart.',
  'metadata-in-place':
    'Only labels and annotations change, so pods are relabelled and no container restarts.',
  'strategy-recreates':
    'The strategy replaces pods; it never updates in place.',
  'kind-recreates': 'A Deployment replaces pods; it cannot update in place.',
  'revision-lost':
    'Pods are replaced, because the revision they run is no longer recorded.',
  'sidecars-in-place':
    'Only images change, so pods stay where they are: the changed sidecars restart, and no container of the application does.',
  'only-new-pods':
    'No running pod changes: init containers run only when a pod starts, so new pods get this.',
  'not-update':
    'The strategy NotUpdate leaves running pods as they are; new pods get this.',
  'pauses-sidecar':
    'No further pod is moved; pods that are being moved finish.',
  'pauses-injection':
    'New pods get no sidecar until injection is resumed; pods that have it keep it and are moved as before.',
  'resumes-injection':
    'New pods get the sidecar again; pods created meanwhile have none until they are recreated.',
  'all-need-recreate':
    'No pod can be moved in place: more than images changed since they got the sidecar.',
  'changes-limit': 'No pod waits to be moved now; the limit holds from now on.',
  'no-pod-chosen': 'No pod that waits has these labels.',
  'same-image': 'The template has these images already.',
  'same-template': 'The workload already wants this revision.',
  'no-change': 'The workload is set like this already.',
  'already-reached': 'Enough pods are updated already.',
  'does-not-go-back':
    'More pods are updated already; a partition does not move pods back to the old revision.',
  held: 'Every pod is held on the revision it has.',
  paused: 'Nothing moves while the workload is paused.',
  pauses: 'No further pod is started; pods that are being updated finish.',
  'nothing-waits': 'No pod waits for this.',
  'on-delete': 'Pods change only when somebody deletes them.',
} as const;

/** What is in the way of a change. */
export const obstacleReasons = {
  paused: 'The workload is paused: nothing moves until it is resumed.',
  'not-observed':
    'The controller has not looked at the change before this one yet.',
  'failing-pods':
    '{{failing}} failing pods use up {{failing}} of the {{budget}} that may be unavailable.',
  'budget-used':
    '{{failing}} failing pods use up all {{budget}} that may be unavailable: nothing moves until they recover.',
  'rollout-in-flight':
    'Another revision is on {{updated}} of {{desired}} pods; those pods change once more.',
  'step-in-flight':
    '{{waiting}} of these pods belong to the step before, which is not finished.',
  surge: 'Up to {{surge}} extra pods exist while it runs.',
  'all-down': 'All pods are stopped before new ones start.',
  'injection-goes-on':
    'This does not stop injection: new pods still get the newest revision, because only pausing injection, or pinning its revision, does.',
  'new-pods-at-once':
    'New pods get the new revision at once, however few pods are moved first.',
  'injection-pinned':
    'New pods get revision {{revision}}, to which injection is pinned.',
  'injection-paused': 'New pods get no sidecar while injection is paused.',
  'needs-recreate':
    '{{pods}} pods stay as they are until somebody recreates them: more than images changed since they got the sidecar.',
  'not-injected':
    '{{pods}} selected pods have no sidecar: they were created before it, or while injection was paused.',
  'split-estimated':
    'The controller chooses which pods go first, so how many of each application they are is an estimate.',
  'nothing-may-go':
    'The limit of unavailable pods is 0: no ready pod is moved.',
  'application-budgets':
    'Budgets of {{applications}} applications leave less room than needed now; a pod that may not be moved holds up those behind it.',
  'not-serving': '{{cluster}} should be given no new work now: {{reason}}',
  'serving-unknown':
    '{{cluster}} may be unfit for new work, and nobody can tell: {{reason}}',
  'budget-empty':
    'PodUnavailableBudget {{name}} lets no ready pod go now: they wait until more pods are available.',
  'budget-small':
    'PodUnavailableBudget {{name}} lets {{allowed}} go at once, fewer than the {{size}} of a batch.',
  'budget-enough': 'PodUnavailableBudget {{name}} lets {{allowed}} go.',
  'update-gate':
    'A PodUnavailableBudget holds back updates in place only where OpenKruise runs with the gate PodUnavailableBudgetUpdateGate.',
  'budget-not-asked':
    'PodDisruptionBudget {{name}} allows {{allowed}} disruptions, but updates do not ask it: up to {{pods}} pods are unavailable at once.',
  autoscaler:
    'HorizontalPodAutoscaler {{name}} may change the number of pods meanwhile, between {{min}} and {{max}}.',
  'spec-owner':
    '{{owner}} ({{detail}}) owns this object and may put back what was there before.',
  'guard-not-read': '{{kind}} could not be read: {{reason}}',
} as const;
