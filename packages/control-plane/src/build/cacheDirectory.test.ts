import { homedir } from 'node:os';
import { cacheDirectory } from './cacheDirectory';

describe('cacheDirectory', () => {
  it.each([
    [{ PILOTAGE_CONTROL_PLANE_CACHE: '/own', XDG_CACHE_HOME: '/xdg' }, '/own'],
    [{ XDG_CACHE_HOME: '/xdg' }, '/xdg/pilotage/control-plane'],
    [{}, `${homedir()}/.cache/pilotage/control-plane`],
    [{ XDG_CACHE_HOME: '' }, `${homedir()}/.cache/pilotage/control-plane`],
  ])('with %j is %s', (environment, directory) => {
    expect(cacheDirectory(environment as NodeJS.ProcessEnv)).toBe(directory);
  });
});
