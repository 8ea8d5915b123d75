const house = require('../../eslint.house')(__dirname);

module.exports = {
  ...house,
  rules: {
    ...house.rules,
    // It starts whole backends, as an app does.
    '@backstage/no-mixed-plugin-imports': 'off',
  },
  overrides: [
    ...(house.overrides ?? []),
    {
      // It measures rooms that their packages do not open to others.
      files: ['src/versionMatrix/**'],
      rules: {
        '@backstage/no-forbidden-package-imports': 'off',
        '@backstage/no-relative-monorepo-imports': 'off',
      },
    },
  ],
};
