import { artifacts } from './artifacts';
import { goBuildArguments } from './goFlags';

describe('goBuildArguments', () => {
  it('stamps the Kubernetes version for the server and for client-go', () => {
    const args = goBuildArguments(artifacts.kubernetes);
    const linker = args[args.indexOf('-ldflags') + 1];
    expect(linker).toMatch(/^-s -w -X /);
    for (const name of [
      'k8s.io/component-base/version',
      'k8s.io/client-go/pkg/version',
    ]) {
      expect(linker).toContain(`-X ${name}.gitVersion=v1.34.2`);
      expect(linker).toContain(`-X ${name}.gitMajor=1`);
      expect(linker).toContain(`-X ${name}.gitMinor=34`);
      expect(linker).toContain(`-X ${name}.gitTreeState=clean`);
    }
  });

  it('keeps the path and the commit of this repository out of the binary', () => {
    expect(goBuildArguments(artifacts.kruise)).toEqual([
      'build',
      '-trimpath',
      '-buildvcs=false',
      '-ldflags',
      '-s -w',
    ]);
  });
});
