import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { describe, expect, it } from '@jest/globals';
import { billOfMaterials } from './bill-of-materials.mjs';

const image = { name: 'mock', version: '0.1.0', time: 1_700_000_000 };
const base = 'registry.example.com:5000/node:24';
const packages = [
  {
    folder: 'apps/mock',
    name: '@pact-infra/mock',
    version: '0.1.0',
    license: 'Apache-2.0',
    integrity: undefined,
    dependencies: ['node_modules/@scope/parser'],
  },
  {
    folder: 'node_modules/@scope/parser',
    name: '@scope/parser',
    version: '1.2.0',
    license: '(MIT OR Apache-2.0)',
    integrity: 'sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==',
    dependencies: [],
  },
];
const text = billOfMaterials({ image, base, packages });
const bill = JSON.parse(text);

describe('billOfMaterials', () => {
  it('is a CycloneDX document', async () => {
    expect(await new Validation.JsonStrictValidator(Spec.Spec1dot6.version).validate(text)).toBeNull();
  });

  it('says of each package where it comes from, its license and its hash', () => {
    expect(bill.components).toContainEqual({
      type: 'library',
      group: '@scope',
      name: 'parser',
      version: '1.2.0',
      'bom-ref': 'node_modules/@scope/parser',
      purl: 'pkg:npm/%40scope/parser@1.2.0',
      licenses: [{ expression: '(MIT OR Apache-2.0)' }],
      hashes: [{ alg: 'SHA-512', content: expect.stringMatching(/^cf83e1357eefb8bd/) }],
    });
  });

  it('names the base image', () => {
    expect(bill.components).toContainEqual(
      expect.objectContaining({ type: 'container', name: 'registry.example.com:5000/node', version: '24' }),
    );
  });

  it('has the app at the top, with what it is made of', () => {
    expect(bill.metadata.component).toMatchObject({ type: 'application', name: 'mock', version: '0.1.0' });
    expect(bill.dependencies).toContainEqual({
      ref: 'app/mock',
      dependsOn: ['base/registry.example.com:5000/node', 'node_modules/@scope/parser'],
    });
  });

  it('is the same for the same packages', () => {
    expect(billOfMaterials({ image, base, packages })).toBe(text);
  });
});
