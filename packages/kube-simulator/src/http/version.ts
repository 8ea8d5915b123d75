/** `/version`. Clients parse major and minor; the rest says plainly what answers. */
export const version = {
  major: '1',
  minor: '34',
  gitVersion: 'v1.34.2-simulator+pilotage',
  gitCommit: '',
  gitTreeState: 'clean',
  buildDate: '1970-01-01T00:00:00Z',
  goVersion: 'none (Pilotage kube-simulator)',
  compiler: 'none',
  platform: `${process.platform}/${process.arch}`,
} as const;
