import express from 'express';
import Router from 'express-promise-router';
import type { Operations } from './Operations';
import { createSidecarRouter } from '../sidecars/http/createSidecarRouter';
import type { SidecarOperations } from '../sidecars/http/SidecarOperations';
import { clusterTokens } from '../cluster/clusterTokens';
import {
  diagnosisSchema,
  forecastSchema,
  operationIdSchema,
  operationSchema,
  parseInput,
  readOperationSchema,
  readWorkloadSchema,
  streamSchema,
} from './schemas';

/** The HTTP surface of `RolloutApi`: parse, call, respond. */
export function createRouter(options: {
  readonly operations: Operations;
  readonly sidecars: SidecarOperations;
}): express.Router {
  const { operations, sidecars } = options;
  const router = Router();
  router.use(express.json({ limit: '100kb' }));

  // Express answers HEAD with the handler of GET, and a stream without a body never ends.
  router.head('/v1/stream', (_req, res) => {
    res.status(405).set('Allow', 'GET').end();
  });

  router.get('/v1/stream', async (req, res) => {
    const { entity, after } = parseInput(streamSchema, req.query);
    await operations.stream(
      req,
      res,
      { entityRef: entity, ...(after === undefined ? {} : { after }) },
      clusterTokens(req.headers),
    );
  });

  router.post('/v1/forecasts', async (req, res) => {
    const request = parseInput(forecastSchema, req.body);
    res.json(
      await operations.forecast(req, request, clusterTokens(req.headers)),
    );
  });

  router.post('/v1/operations', async (req, res) => {
    const request = parseInput(operationSchema, req.body);
    res
      .status(202)
      .json(await operations.operate(req, request, clusterTokens(req.headers)));
  });

  router.get('/v1/operations/:id', async (req, res) => {
    const { id } = parseInput(operationIdSchema, req.params);
    const { entity } = parseInput(readOperationSchema, req.query);
    res.json(await operations.read(req, { id, entityRef: entity }));
  });

  router.get('/v1/workloads', async (req, res) => {
    const { entity, workload } = parseInput(readWorkloadSchema, req.query);
    res.json(
      await operations.readWorkload(req, { entityRef: entity, workload }),
    );
  });

  router.get('/v1/diagnosis', async (req, res) => {
    const { entity, ...question } = parseInput(diagnosisSchema, req.query);
    res.json(
      await operations.diagnose(
        req,
        { entityRef: entity, ...question },
        clusterTokens(req.headers),
      ),
    );
  });

  router.use('/v1/sidecars', createSidecarRouter({ operations: sidecars }));

  return router;
}
