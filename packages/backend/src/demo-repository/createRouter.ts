import express from 'express';

/** Serves the files below a directory, each as text. */
export function createRouter(options: {
  readonly directory: string;
}): express.Router {
  const router = express.Router();
  const { directory: root } = options;
  router.get('*', (req, res) => {
    // With a root, what lies outside of it or begins with a dot is refused, while the root itself may be hidden.
    const file = decodeURIComponent(req.path);
    res.type('text/plain').sendFile(file, { root, dotfiles: 'deny' }, error => {
      if (error && !res.headersSent) res.status(404).end();
    });
  });
  return router;
}
