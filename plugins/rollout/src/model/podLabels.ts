/** What somebody typed as labels: read, or the part that is no label. */
export type TypedLabels =
  | { readonly labels: Readonly<Record<string, string>> }
  | { readonly malformed: string };

const label =
  /^(([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)=([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?|)$/;

/** Reads `tier=edge, zone=a`. Nothing typed means no labels. */
export function readPodLabels(text: string): TypedLabels {
  const labels: Record<string, string> = {};
  for (const part of text.split(',').map(piece => piece.trim())) {
    if (part === '') continue;
    const match = label.exec(part);
    if (!match) return { malformed: part };
    labels[match[1]!] = match[5]!;
  }
  return { labels };
}

/** Writes labels the way {@link readPodLabels} reads them. */
export function writePodLabels(
  labels: Readonly<Record<string, string>> = {},
): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
}
