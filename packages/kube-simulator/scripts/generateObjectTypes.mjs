/**
 * Writes `src/resources/objectTypes.json`: the fields of the kinds the simulator serves, taken from the
 * `/openapi/v2` answer of a real API server with the CustomResourceDefinitions of OpenKruise. Notation of a field's type:
 *
 *   string int32 int64 number boolean   scalars; `time`, `microtime`, `quantity`, `intOrString` as in the API
 *   any                                 JSON nobody looks into
 *   {}T                                 map of T
 *   []T                                 list replaced as a whole
 *   [p|k]T                              list; p is the strategic merge key, k the keys of a list map in
 *                                       managedFields; `*` means a set of scalars; either may be empty
 *   other                               another type of this file
 *
 * Usage: node generateObjectTypes.mjs openapi-v2.json > src/resources/objectTypes.json
 */
import { readFileSync } from 'node:fs';

const { definitions } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

const roots = [
  ...[
    'ConfigMap Endpoints Event LimitRange Namespace Node PersistentVolume PersistentVolumeClaim Pod',
    'ReplicationController ResourceQuota Secret Service ServiceAccount',
  ]
    .join(' ')
    .split(' ')
    .map(kind => `core.v1.${kind}`),
  ...[
    'ControllerRevision',
    'DaemonSet',
    'Deployment',
    'ReplicaSet',
    'StatefulSet',
  ].map(kind => `apps.v1.${kind}`),
  'admissionregistration.v1.MutatingWebhookConfiguration',
  'admissionregistration.v1.ValidatingWebhookConfiguration',
  'autoscaling.v1.Scale',
  'autoscaling.v2.HorizontalPodAutoscaler',
  'authentication.v1.SelfSubjectReview',
  'authorization.v1.SelfSubjectAccessReview',
  'authorization.v1.SelfSubjectRulesReview',
  'authorization.v1.SubjectAccessReview',
  'batch.v1.CronJob',
  'batch.v1.Job',
  'certificates.v1.CertificateSigningRequest',
  'coordination.v1.Lease',
  'discovery.v1.EndpointSlice',
  'events.v1.Event',
  'networking.v1.Ingress',
  'policy.v1.Eviction',
  'policy.v1.PodDisruptionBudget',
  'rbac.v1.ClusterRole',
  'rbac.v1.ClusterRoleBinding',
  'rbac.v1.Role',
  'rbac.v1.RoleBinding',
  'storage.v1.StorageClass',
].map(name => `io.k8s.api.${name}`);

const aggregationRoots = [
  'io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIService',
];

const customRoots = [
  'apps.v1alpha1.CloneSet',
  'apps.v1alpha1.ContainerRecreateRequest',
  'apps.v1alpha1.ImagePullJob',
  'apps.v1alpha1.NodeImage',
  'apps.v1alpha1.SidecarSet',
  'policy.v1alpha1.PodUnavailableBudget',
].map(name => `io.kruise.${name}`);

const scalars = {
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': 'time',
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': 'microtime',
  'io.k8s.apimachinery.pkg.api.resource.Quantity': 'quantity',
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': 'intOrString',
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': 'any',
  'io.k8s.apimachinery.pkg.runtime.RawExtension': 'any',
};

const types = {};

function short(name) {
  return name
    .replace('io.k8s.api.', '')
    .replace('io.k8s.apimachinery.pkg.apis.meta.', 'meta.')
    .replace('io.k8s.kube-aggregator.pkg.apis.', '')
    .replace(/^io\.kruise\.\w+\.\w+\./, 'kruise.');
}

/** Inline structures of custom resources get the name their Go struct mostly has: the kind and the field. */
function nameInline(kind, field) {
  return `${kind.replace(
    /(Spec|Status)$/,
    '',
  )}${field[0].toUpperCase()}${field.slice(1)}`;
}

function typeOf(schema, parent, field) {
  if (schema.$ref) {
    const name = schema.$ref.replace('#/definitions/', '');
    if (scalars[name]) return scalars[name];
    add(name);
    return short(name);
  }
  if (schema.type === 'array') {
    const merge = schema['x-kubernetes-patch-strategy']?.includes('merge')
      ? schema['x-kubernetes-patch-merge-key'] ?? '*'
      : '';
    const kind = schema['x-kubernetes-list-type'];
    let keys = '';
    if (kind === 'map') keys = schema['x-kubernetes-list-map-keys'].join(',');
    if (kind === 'set') keys = '*';
    const item = typeOf(schema.items, parent, field);
    return merge || keys ? `[${merge}|${keys}]${item}` : `[]${item}`;
  }
  if (schema['x-kubernetes-int-or-string']) return 'intOrString';
  if (schema['x-kubernetes-preserve-unknown-fields']) return 'any';
  if (schema.properties) {
    const name = nameInline(parent, field);
    addFields(name, schema.properties);
    return name;
  }
  if (schema.type === 'object') {
    return schema.additionalProperties
      ? `{}${typeOf(schema.additionalProperties, parent, field)}`
      : 'any';
  }
  if (schema.type === 'integer') return schema.format ?? 'int64';
  if (
    schema.type === 'string' ||
    schema.type === 'boolean' ||
    schema.type === 'number'
  ) {
    return schema.type;
  }
  return 'any';
}

function addFields(key, properties) {
  if (types[key]) return;
  const fields = {};
  types[key] = fields;
  for (const [field, schema] of Object.entries(properties)) {
    fields[field] = typeOf(schema, key, field);
  }
}

function add(name) {
  addFields(short(name), definitions[name].properties ?? {});
}

roots.forEach(add);
aggregationRoots.forEach(add);
customRoots.forEach(add);
const lines = Object.keys(types)
  .sort()
  .map(name => `  ${JSON.stringify(name)}: ${JSON.stringify(types[name])}`);
process.stdout.write(`{\n${lines.join(',\n')}\n}\n`);
