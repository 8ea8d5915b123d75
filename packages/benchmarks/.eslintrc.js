const house = require('../../eslint.house')(__dirname);

module.exports = {
  ...house,
  rules: {
    ...house.rules,
    // It starts whole backends, as an app does.
    '@backstage/no-mixed-plugin-imports': 'off',
  },
};
