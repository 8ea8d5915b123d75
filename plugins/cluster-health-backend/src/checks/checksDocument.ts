import type {
  CheckInfo,
  CheckRead,
  Pillar,
} from '@pilotage/plugin-cluster-health-common';
import { pillars } from '@pilotage/plugin-cluster-health-common';

const titles: Readonly<Record<Pillar, string>> = {
  'control-plane': 'Control plane and etcd',
  backup: 'Backup',
  certificates: 'Certificates',
  parameters: 'Parameters that hurt',
  nodes: 'Nodes',
  workloads: 'Workloads',
  disruption: 'Disruption safety',
  capacity: 'Capacity',
  network: 'Network',
  security: 'Security',
  visibility: 'Our own sight',
};

/** The list of checks for people, as Markdown. */
export function checksDocument(checks: readonly CheckInfo[]): string {
  const hard = checks.filter(check => check.hard);
  return [
    '# Checks',
    '',
    '<!-- Written by `yarn checks` from the checks themselves. Do not edit. -->',
    '',
    `${checks.length} checks in ${pillars.length} pillars. A check passes, warns or fails; what could not be read is *unknown*, and never counts as passed; what a cluster has none of is *not applicable*.`,
    '',
    'Cost: **C0** answered from the live model, **C1** a small request, **C2** a paged list. *Reads* is what the portal’s account must be allowed; no check reads a Secret.',
    '',
    `**Hard** checks decide the serving gate (${hard.length}): ${hard
      .map(({ id }) => `[${id}](#${id})`)
      .join(', ')}.`,
    ...pillars.flatMap(pillar => [
      '',
      `## ${titles[pillar]}`,
      ...checks.filter(check => check.pillar === pillar).flatMap(section),
    ]),
    '',
  ].join('\n');
}

function section(check: CheckInfo): readonly string[] {
  const { id, title, why, limits, suggestion, hard, cost, reads } = check;
  return [
    '',
    `### ${id}`,
    '',
    `**${title}.** ${why}`,
    '',
    '| | |',
    '| --- | --- |',
    `| Limits | ${cell(limits)} |`,
    `| Gate | ${hard ? '**hard**' : 'advice'} |`,
    `| Cost | ${cost} |`,
    `| Reads | ${reads.map(readText).join(', ')} |`,
    `| What to do | ${cell(suggestion)} |`,
  ];
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function readText(read: CheckRead): string {
  switch (read.type) {
    case 'objects': {
      const resource = read.group
        ? `${read.plural}.${read.group}`
        : read.plural;
      const place = read.namespace ? ` in ${read.namespace}` : '';
      const name = read.name ? ` (only ${read.name})` : '';
      return `\`${resource}\`${place}${name}`;
    }
    case 'path':
      return `\`${read.path}\``;
    case 'api-server-certificate':
      return 'the TLS certificate of the API server’s address';
    default:
      return 'what this portal knows of itself';
  }
}
