import Router from 'express-promise-router';
import type express from 'express';
import { parseInput, streamSchema } from '../../http/schemas';
import { fleetQuerySchema, fleetStreamSchema } from './schemas';
import type { SidecarOperations } from './SidecarOperations';

/** The part of `RolloutApi` below `/v1/sidecars`: parse, call, respond. */
export function createSidecarRouter(options: {
  readonly operations: SidecarOperations;
}): express.Router {
  const { operations } = options;
  const router = Router();

  // Express answers HEAD with the handler of GET, and a stream without a body never ends.
  router.head(['/stream', '/fleet/stream'], (_req, res) => {
    res.status(405).set('Allow', 'GET').end();
  });

  router.get('/stream', async (req, res) => {
    const { entity, after } = parseInput(streamSchema, req.query);
    await operations.streamEntity(req, res, {
      entityRef: entity,
      ...(after === undefined ? {} : { after }),
    });
  });

  router.get('/fleet/stream', async (req, res) => {
    const { after, ...query } = parseInput(fleetStreamSchema, req.query);
    await operations.streamFleet(req, res, {
      query,
      ...(after === undefined ? {} : { after }),
    });
  });

  router.get('/fleet.csv', async (req, res) => {
    const query = parseInput(fleetQuerySchema, req.query);
    const csv = await operations.exportFleet(req, query);
    res
      .set('Content-Type', 'text/csv; charset=utf-8; header=present')
      .set('Content-Disposition', 'attachment; filename="sidecars.csv"')
      .set('Cache-Control', 'no-store')
      .set('X-Content-Type-Options', 'nosniff')
      .send(csv);
  });

  return router;
}
