import express from 'express';
import Router from 'express-promise-router';
import type { Operations } from './Operations';
import {
  clusterSchema,
  emptyBodySchema,
  entityStreamSchema,
  inspectionSchema,
  nodeSchema,
  parseInput,
  streamSchema,
  waiverIdSchema,
  waiverSchema,
} from './schemas';

const streams = [
  '/v1/fleet/stream',
  '/v1/clusters/:cluster/stream',
  '/v1/entity/stream',
];

/** The HTTP surface of `ClusterHealthApi`: parse, call, respond. */
export function createRouter(options: {
  readonly operations: Operations;
}): express.Router {
  const { operations } = options;
  const router = Router();
  router.use(express.json({ limit: '100kb' }));

  // Express answers HEAD with the handler of GET, and a stream without a body never ends.
  router.head(streams, (_req, res) => {
    res.status(405).set('Allow', 'GET').end();
  });

  router.get('/v1/fleet/stream', async (req, res) => {
    await operations.fleetStream(req, res, parseInput(streamSchema, req.query));
  });

  router.get('/v1/clusters/:cluster/stream', async (req, res) => {
    await operations.clusterStream(req, res, {
      ...parseInput(clusterSchema, req.params),
      ...parseInput(streamSchema, req.query),
    });
  });

  router.get('/v1/entity/stream', async (req, res) => {
    const { entity, ...rest } = parseInput(entityStreamSchema, req.query);
    await operations.entityStream(req, res, { entityRef: entity, ...rest });
  });

  router.get('/v1/gate', async (req, res) => {
    res.json(await operations.readGate(req));
  });

  router.get('/v1/checks', async (req, res) => {
    res.json(await operations.listChecks(req));
  });

  router.post('/v1/clusters/:cluster/inspections', async (req, res) => {
    const { cluster } = parseInput(clusterSchema, req.params);
    parseInput(emptyBodySchema, req.body);
    res.status(201).json(await operations.inspect(req, cluster));
  });

  router.get('/v1/clusters/:cluster/inspections/:id', async (req, res) => {
    const question = parseInput(inspectionSchema, req.params);
    res.json(await operations.readInspection(req, question));
  });

  router.get('/v1/waivers', async (req, res) => {
    res.json(await operations.listWaivers(req));
  });

  router.post('/v1/waivers', async (req, res) => {
    const request = parseInput(waiverSchema, req.body);
    res.status(201).json(await operations.waive(req, request));
  });

  router.delete('/v1/waivers/:id', async (req, res) => {
    const { id } = parseInput(waiverIdSchema, req.params);
    await operations.endWaiver(req, id);
    res.status(204).end();
  });

  router.delete('/v1/clusters/:cluster/nodes/:uid', async (req, res) => {
    const node = parseInput(nodeSchema, req.params);
    await operations.retireNode(req, node);
    res.status(204).end();
  });

  return router;
}
