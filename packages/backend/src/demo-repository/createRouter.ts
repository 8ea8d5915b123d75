import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import express from 'express';

/** Serves the files below a directory, each as text. */
export function createRouter(options: {
  readonly directory: string;
}): express.Router {
  const router = express.Router();
  router.get('*', (req, res) => {
    const file = resolveSafeChildPath(options.directory, `.${req.path}`);
    res.type('text/plain').sendFile(file, { dotfiles: 'deny' }, error => {
      if (error && !res.headersSent) res.status(404).end();
    });
  });
  return router;
}
