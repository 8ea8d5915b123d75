import type { StatusCause } from '../store/ApiError';
import type { StoredMeta } from '../store/types';
import { invalidValue, required } from './fieldErrors';

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomain = `${label}(\\.${label})*`;
const subdomainPattern = new RegExp(`^${subdomain}$`);
export const labelPattern = new RegExp(`^${label}$`);
const labelValuePattern = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;

const subdomainMessage = `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${subdomain}')`;
/** What a DNS label is, in the words of every refusal. */
export const labelMessage = `a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '${label}')`;
const labelValueMessage = `a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')`;

/** Which rule the names of a resource follow. Names of roles may hold anything a path segment may. */
type NameRule = 'subdomain' | 'label' | 'pathSegment';

/** The checks of `ValidateObjectMeta` that people run into: names and label values. */
export function validateMetadata(
  { name, labels, finalizers }: StoredMeta,
  rule: NameRule = 'subdomain',
): StatusCause[] {
  return [
    ...validateName(name, rule),
    ...validateLabels(labels ?? {}),
    ...validateFinalizers(finalizers ?? []),
  ];
}

const standardFinalizers = ['kubernetes', 'orphan', 'foregroundDeletion'];

function validateFinalizers(finalizers: readonly string[]): StatusCause[] {
  return finalizers.flatMap((finalizer, index) =>
    finalizer.includes('/') || standardFinalizers.includes(finalizer)
      ? []
      : [
          invalidValue(
            `metadata.finalizers[${index}]`,
            finalizer,
            'name is neither a standard finalizer name nor is it fully qualified',
          ),
        ],
  );
}

function validateName(name: string, rule: NameRule): StatusCause[] {
  if (!name) {
    return [required('metadata.name', 'name or generateName is required')];
  }
  switch (rule) {
    case 'label':
      return labelPattern.test(name) && name.length <= 63
        ? []
        : [invalidValue('metadata.name', name, labelMessage)];
    case 'pathSegment':
      return /[/%]/.test(name)
        ? [invalidValue('metadata.name', name, `may not contain '/' or '%'`)]
        : [];
    default:
      return subdomainPattern.test(name) && name.length <= 253
        ? []
        : [invalidValue('metadata.name', name, subdomainMessage)];
  }
}

function validateLabels(
  labels: Readonly<Record<string, string>>,
): StatusCause[] {
  return Object.values(labels)
    .filter(value => !labelValuePattern.test(value) || value.length > 63)
    .map(value => invalidValue('metadata.labels', value, labelValueMessage));
}
