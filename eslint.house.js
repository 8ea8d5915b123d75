/**
 * House rules for every package, on top of Backstage's own ESLint configuration:
 * imports point one way, no `any`, no floating promises, and `fetch` only in the access module.
 */
const path = require('path');
const createConfig = require('@backstage/cli/config/eslint-factory');

/** What each package of ours may import of ours. A package that is not listed may import anything. */
const allowedImports = {
  'packages/fleet-common': [],
  'packages/fleet-node': ['fleet-common'],
  'packages/fleet-react': ['fleet-common'],
  'packages/fake-kubelet': ['fleet-common', 'fleet-node'],
  'packages/kube-simulator': ['fleet-common', 'fleet-node', 'fake-kubelet'],
  'packages/control-plane': ['fleet-common', 'fleet-node', 'fake-kubelet'],
  'plugins/rollout-common': ['fleet-common'],
  'plugins/rollout-node': [
    'fleet-common',
    'fleet-node',
    'plugin-rollout-common',
  ],
  'plugins/rollout-backend': [
    'fleet-common',
    'fleet-node',
    'plugin-rollout-common',
    'plugin-rollout-node',
  ],
  'plugins/rollout': ['fleet-common', 'fleet-react', 'plugin-rollout-common'],
  'plugins/rollout-backend-module-cluster-health': [
    'fleet-common',
    'plugin-rollout-common',
    'plugin-rollout-node',
    'plugin-cluster-health-common',
    'plugin-cluster-health-node',
  ],
  'plugins/cluster-health-common': ['fleet-common'],
  'plugins/cluster-health-node': [
    'fleet-common',
    'fleet-node',
    'plugin-cluster-health-common',
  ],
  'plugins/cluster-health-backend': [
    'fleet-common',
    'fleet-node',
    'plugin-cluster-health-common',
    'plugin-cluster-health-node',
  ],
  'plugins/cluster-health': [
    'fleet-common',
    'fleet-react',
    'plugin-cluster-health-common',
  ],
  'plugins/catalog-backend-module-clusters': [
    'fleet-common',
    'fleet-node',
    'plugin-cluster-health-common',
  ],
  'plugins/scaffolder-backend-module-rollout': [
    'fleet-common',
    'plugin-rollout-common',
    'plugin-rollout-node',
  ],
};

/** The only folders that may call `fetch` or open a connection to a cluster. */
const mayFetch = ['packages/fleet-node/src/access'];

const noFetch = {
  selector: "CallExpression[callee.name='fetch']",
  message:
    'Clusters and services are reached through the access module (fleet-node) or an injected fetch API.',
};

function forbiddenImports(folder) {
  const allowed = allowedImports[folder];
  if (!allowed) return [];
  return [
    {
      group: ['@pilotage/*', ...allowed.map(name => `!@pilotage/${name}`)],
      message: `${folder} may import only: ${
        allowed.join(', ') || 'nothing of ours'
      }. Dependencies point one way, see docs/architecture.md.`,
    },
  ];
}

module.exports = dir => {
  const folder = path.relative(__dirname, dir).split(path.sep).join('/');
  const tests = [
    '**/*.test.*',
    '**/setupTests.*',
    'dev/**',
    'e2e-tests/**',
    '**/__testUtils__/**',
  ];
  return createConfig(dir, {
    plugins: ['@typescript-eslint'],
    overrides: [
      {
        files: ['**/*.ts', '**/*.tsx'],
        excludedFiles: ['**/*.d.ts', '.eslintrc.js'],
        parser: '@typescript-eslint/parser',
        parserOptions: {
          project: path.join(__dirname, 'tsconfig.json'),
          tsconfigRootDir: __dirname,
        },
        rules: {
          '@typescript-eslint/no-explicit-any': 'error',
          '@typescript-eslint/no-floating-promises': 'error',
          '@typescript-eslint/consistent-type-imports': [
            'error',
            { disallowTypeAnnotations: false },
          ],
          'no-console': 'error',
        },
      },
      {
        // Playwright's fixtures call a parameter named `use`, which is no hook.
        files: ['e2e-tests/**'],
        rules: { 'react-hooks/rules-of-hooks': 'off' },
      },
      {
        files: ['src/**/*.ts', 'src/**/*.tsx'],
        excludedFiles: tests,
        rules: {
          'no-restricted-imports': [
            'error',
            {
              paths: [
                {
                  name: '@material-ui/core',
                  message: "Import from '@material-ui/core/<Component>'.",
                },
              ],
              patterns: [
                {
                  group: ['@mui/*'],
                  message: 'MUI v5 is not part of Backstage.',
                },
                ...forbiddenImports(folder),
              ],
            },
          ],
          ...(mayFetch.some(allowed => allowed.startsWith(folder))
            ? {}
            : { 'no-restricted-syntax': ['error', noFetch] }),
        },
      },
    ],
  });
};
