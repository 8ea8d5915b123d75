import type { ServerResponse } from 'node:http';
import type { LivePage } from './liveDocument';
import { watchPermission } from './watchPermission';
import { writeStreamHead } from './writeStreamHead';

/** @public */
export interface ServeLiveDocumentOptions {
  readonly response: ServerResponse;
  readonly document: {
    join(response: ServerResponse, after?: number): LivePage;
  };
  /** Number of the last frame the page has seen. */
  readonly after?: number;
  /** When the viewer's session ends. */
  readonly expiresAt?: Date;
  /**
   * Asked again and again while the page is open: rejects when the viewer may no longer look. The caller has authorised the
   * first look.
   */
  readonly authorize: () => Promise<unknown>;
}

/**
 * Answers with an endless stream of a document's frames, as long as the viewer may look.
 *
 * @public
 */
export function serveLiveDocument(options: ServeLiveDocumentOptions): void {
  const { response, document, after, expiresAt, authorize } = options;
  // The page left while it was being authorised; its `close` is over.
  if (response.destroyed) return;
  writeStreamHead(response);
  const page = document.join(response, after);
  const stop = watchPermission({
    authorize,
    expiresAt,
    end: (reason, retry) => page.end(reason, retry),
  });
  response.on('close', stop);
}
