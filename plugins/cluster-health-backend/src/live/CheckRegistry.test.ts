import { builtInChecks } from '../checks';
import { CheckRegistry } from './CheckRegistry';

describe('CheckRegistry', () => {
  it('has one check of each id', () => {
    const registry = new CheckRegistry();
    registry.addCheck(...builtInChecks);
    expect(registry.all()).toEqual(builtInChecks);
    const [first] = builtInChecks;
    expect(() => registry.addCheck(first!)).toThrow(
      `There is a check ${first?.id} already`,
    );
    expect(registry.all()).toHaveLength(builtInChecks.length);
  });
});
