import { imageVersion } from './imageVersion';

it.each([
  ['r:5000/mesh/proxy:1.2', '1.2'],
  ['r:5000/mesh/proxy', 'latest'],
  ['proxy:1.2@sha256:0123456789abcdef', '1.2'],
  ['proxy@sha256:0123456789abcdef', 'sha256:0123456789ab'],
  ['', ''],
])('%s is version %s', (image, version) => {
  expect(imageVersion(image)).toBe(version);
});
