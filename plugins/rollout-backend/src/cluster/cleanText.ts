/** Longest message we pass on. */
const maxLength = 600;

/**
 * Text from a cluster, made fit for a page, a log line and the audit: terminal sequences and control characters are
 * dropped and long text is cut.
 */
export function cleanText(text: string, limit = maxLength): string {
  const plain = text
    // CSI sequences, then OSC sequences with their terminator.
    // eslint-disable-next-line no-control-regex
    .replace(/[\u001b\u009b]\[?[0-?]*[ -/]*[@-~]/g, '')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/g, '');
  return plain.length > limit ? `${plain.slice(0, limit)}…` : plain;
}
