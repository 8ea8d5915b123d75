/**
 * Images that were typed and differ from what is wanted now; `undefined` when none does, or when a field is empty.
 */
export function changedImages(
  containers: readonly { readonly name: string; readonly image: string }[],
  typed: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | undefined {
  const images: Record<string, string> = {};
  for (const { name, image } of containers) {
    const wanted = (typed[name] ?? image).trim();
    if (wanted === '') return undefined;
    if (wanted !== image) images[name] = wanted;
  }
  return Object.keys(images).length > 0 ? images : undefined;
}
