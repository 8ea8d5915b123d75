const host =
  '(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\\[[0-9a-fA-F:]+\\])(?::\\d+)?';
const pathPart = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const tag = ':[\\w][\\w.-]{0,127}';
const digest =
  '@[A-Za-z][A-Za-z0-9]*(?:[+._-][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';

/** The grammar of the OCI distribution reference: host, path, tag, digest. */
const reference = new RegExp(
  `^(?:${host}/)?${pathPart}(?:/${pathPart})*(?:${tag})?(?:${digest})?$`,
);

/** Whether a kubelet could parse the text as an image. The API server takes any text; the pod would then never start. */
export function isImageReference(text: string): boolean {
  return text.length <= 1024 && reference.test(text);
}
