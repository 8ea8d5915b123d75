import {
  asList,
  asObject,
  isObject,
  mapShared,
  withDefaults,
  withField,
  type Json,
} from './json';

/**
 * The defaults of `pkg/apis/core/v1/defaults.go` that every pod template gets. Without them a template read
 * back would differ from the one written, and revisions hashed from it would change for no reason.
 */
export function defaultPodSpec(spec: Json): Json {
  let result = withDefaults(spec, {
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    securityContext: {},
    schedulerName: 'default-scheduler',
  });
  for (const field of ['containers', 'initContainers']) {
    if (Array.isArray(result[field])) {
      result = withField(
        result,
        field,
        mapShared(asList(result[field]), defaultContainer),
      );
    }
  }
  return Array.isArray(result.volumes)
    ? withField(
        result,
        'volumes',
        mapShared(asList(result.volumes), defaultVolume),
      )
    : result;
}

/** A template with a defaulted pod spec. */
export function defaultPodTemplate(template: Json): Json {
  const spec = template.spec;
  return isObject(spec)
    ? withField(template, 'spec', defaultPodSpec(spec))
    : template;
}

/** `SetDefaults_Container` and what belongs to it. */
export function defaultContainer(container: Json): Json {
  let result = withDefaults(container, {
    resources: {},
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: pullPolicy(container.image),
  });
  if (Array.isArray(result.ports)) {
    result = withField(
      result,
      'ports',
      mapShared(asList(result.ports), port =>
        withDefaults(port, { protocol: 'TCP' }),
      ),
    );
  }
  if (Array.isArray(result.env)) {
    result = withField(
      result,
      'env',
      mapShared(asList(result.env), defaultEnv),
    );
  }
  for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
    if (isObject(result[probe])) {
      result = withField(result, probe, defaultProbe(asObject(result[probe])));
    }
  }
  return result;
}

function defaultProbe(probe: Json): Json {
  const result = withDefaults(probe, {
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
  });
  return isObject(result.httpGet)
    ? withField(
        result,
        'httpGet',
        withDefaults(asObject(result.httpGet), { path: '/', scheme: 'HTTP' }),
      )
    : result;
}

function defaultEnv(variable: Json): Json {
  const from = asObject(variable.valueFrom);
  if (!isObject(from.fieldRef)) return variable;
  const fieldRef = withDefaults(asObject(from.fieldRef), { apiVersion: 'v1' });
  return withField(
    variable,
    'valueFrom',
    withField(from, 'fieldRef', fieldRef),
  );
}

/** `SetDefaults_Volume` and the modes of its files. */
export function defaultVolume(volume: Json): Json {
  for (const source of ['configMap', 'secret', 'projected', 'downwardAPI']) {
    if (isObject(volume[source])) {
      return withField(
        volume,
        source,
        withDefaults(asObject(volume[source]), { defaultMode: 420 }),
      );
    }
  }
  const sources = Object.keys(volume).filter(key => key !== 'name');
  return sources.length === 0 ? { ...volume, emptyDir: {} } : volume;
}

/** `latest` may move, so it is pulled every time. */
function pullPolicy(image: unknown): string {
  if (typeof image !== 'string' || image.includes('@')) return 'IfNotPresent';
  const lastPart = image.slice(image.lastIndexOf('/') + 1);
  const tag = lastPart.includes(':') ? lastPart.split(':')[1] : 'latest';
  return tag === 'latest' ? 'Always' : 'IfNotPresent';
}
