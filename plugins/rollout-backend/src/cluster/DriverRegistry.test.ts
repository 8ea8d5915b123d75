import { cloneSetDriver, deploymentDriver } from '../drivers';
import { DriverRegistry } from './DriverRegistry';

describe('DriverRegistry', () => {
  it('tells kinds of the same name apart by their group', () => {
    const drivers = new DriverRegistry();
    const ours = { ...deploymentDriver, group: 'example.com' };
    drivers.addDriver(cloneSetDriver, deploymentDriver, ours);
    expect(drivers.driverFor({ group: 'apps', kind: 'Deployment' })).toBe(
      deploymentDriver,
    );
    expect(
      drivers.driverFor({ group: 'example.com', kind: 'Deployment' }),
    ).toBe(ours);
    expect(
      drivers.driverFor({ group: 'apps', kind: 'StatefulSet' }),
    ).toBeUndefined();
  });

  it('takes one driver per kind', () => {
    const drivers = new DriverRegistry();
    drivers.addDriver(cloneSetDriver);
    expect(() => drivers.addDriver(cloneSetDriver)).toThrow(
      'apps.kruise.io/CloneSet has a rollout driver already',
    );
  });
});
