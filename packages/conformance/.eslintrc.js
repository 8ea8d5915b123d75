const house = require('../../eslint.house')(__dirname);

module.exports = {
  ...house,
  rules: {
    ...house.rules,
    // It starts whole backends, as an app does.
    '@backstage/no-mixed-plugin-imports': 'off',
  },
  overrides: [
    ...house.overrides,
    {
      // Groups of cases are functions: a test file calls them with the ground it stands on.
      files: ['src/cases/**', 'src/health/**', 'src/verbs/**'],
      rules: { 'jest/no-export': 'off' },
    },
  ],
};
