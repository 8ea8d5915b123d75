import type { StoredObject } from '../../store/types';
import type { ListOptions } from '../listOptions';
import { parseFieldSelector } from '../selectors/fieldSelector';
import { readLabelSelector } from '../selectors/labelSelector';
import type { HandlerContext } from './context';

/** Whether an object is in the asked-for namespace and selected by labels and fields. */
export function selectorOf(
  options: Pick<ListOptions, 'labelSelector' | 'fieldSelector'>,
  { info, resource }: HandlerContext,
): (object: StoredObject) => boolean {
  const labels = readLabelSelector(options.labelSelector);
  const fields = parseFieldSelector(options.fieldSelector, resource.definition);
  const namespace = resource.definition.namespaced ? info.namespace : undefined;
  return object =>
    (namespace === undefined || object.metadata.namespace === namespace) &&
    labels(object.metadata.labels) &&
    fields(object);
}
