import { decode, WrongTypeError } from './decode';

const deployment = (spec: object) => ({ spec: { template: {}, ...spec } });

describe('decode', () => {
  it('drops what it does not know and says where it was', () => {
    const { value, unknown } = decode(
      deployment({
        nope: 1,
        template: { spec: { containers: [{ name: 'a', wat: 2 }] } },
      }),
      'apps.v1.Deployment',
    );
    expect(unknown).toEqual(
      ['spec.template.spec.containers[0].wat', 'spec.nope'].sort().reverse(),
    );
    expect(value).toEqual(
      deployment({ template: { spec: { containers: [{ name: 'a' }] } } }),
    );
  });

  it('takes a null for nothing, and a number for a quantity', () => {
    const { value } = decode(
      {
        spec: {
          replicas: null,
          template: {
            spec: { containers: [{ resources: { requests: { cpu: 1 } } }] },
          },
        },
      },
      'apps.v1.Deployment',
    );
    expect(value).toEqual({
      spec: {
        template: {
          spec: { containers: [{ resources: { requests: { cpu: '1' } } }] },
        },
      },
    });
  });

  it('gives the same reference back when all is well', () => {
    const json = deployment({ replicas: 3 });
    expect(decode(json, 'apps.v1.Deployment').value).toBe(json);
  });

  // Every message as a kube-apiserver 1.34.2 gives it.
  it.each([
    [
      { replicas: 'three' },
      'string into Go struct field DeploymentSpec.spec.replicas of type int32',
    ],
    [
      { replicas: 1.5 },
      'number 1.5 into Go struct field DeploymentSpec.spec.replicas of type int32',
    ],
    [
      { template: 'x' },
      'string into Go struct field DeploymentSpec.spec.template of type v1.PodTemplateSpec',
    ],
    [
      { template: { spec: { containers: 'x' } } },
      'string into Go struct field PodSpec.spec.template.spec.containers of type []v1.Container',
    ],
    [
      { template: { spec: { containers: [{ name: 1 }] } } },
      'number into Go struct field Container.spec.template.spec.containers.name of type string',
    ],
  ])('refuses %j', (spec, message) => {
    expect(() => decode(deployment(spec), 'apps.v1.Deployment')).toThrow(
      new WrongTypeError(`json: cannot unmarshal ${message}`, {
        field: '',
        found: '',
        wanted: '',
      }),
    );
  });
});
