import { join } from 'node:path';
import { probe } from '../processes/probe';
import { READY_TIMEOUT_MS } from './componentContext';
import type { ComponentContext, ComponentSpec } from './componentContext';

/** One member on loopback, without fsync: the data never needs to survive this machine. */
export function etcd({ layout, program }: ComponentContext): ComponentSpec {
  const client = `http://127.0.0.1:${layout.ports.etcdClient}`;
  const peer = `http://127.0.0.1:${layout.ports.etcdPeer}`;
  return {
    name: 'etcd',
    command: program.path,
    args: [
      'etcd',
      `--data-dir=${join(layout.directory, 'etcd')}`,
      '--unsafe-no-fsync',
      `--listen-client-urls=${client}`,
      `--advertise-client-urls=${client}`,
      `--listen-peer-urls=${peer}`,
      `--initial-advertise-peer-urls=${peer}`,
      `--initial-cluster=default=${peer}`,
      '--log-level=warn',
    ],
    cwd: layout.directory,
    logFile: join(layout.logs, 'etcd.log'),
    isReady: () => probe(`${client}/health`),
    readyTimeoutMs: READY_TIMEOUT_MS,
  };
}
