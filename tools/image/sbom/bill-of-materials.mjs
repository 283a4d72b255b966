import { Contrib, Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import { PackageURL } from 'packageurl-js';
import parseSpdxExpression from 'spdx-expression-parse';

const licenses = new Contrib.License.Factories.LicenseFactory(parseSpdxExpression);

/**
 * @typedef {object} BillRequest
 * @property {Pick<import('../image-description.mjs').ImageDescription, 'name' | 'version' | 'time'>} image
 * @property {string} base
 * @property {readonly import('./bundled-packages.mjs').BundledPackage[]} packages
 */

/**
 * The CycloneDX document (JSON) of an image: the base image and every package whose code is in the bundle. The same
 * packages make the same text.
 *
 * @param {BillRequest} request
 * @returns {string}
 */
export function billOfMaterials({ image, base, packages }) {
  const app = new Models.Component(Enums.ComponentType.Application, image.name, {
    bomRef: `app/${image.name}`,
    version: image.version,
  });
  const bom = new Models.Bom({
    metadata: new Models.Metadata({ component: app, timestamp: new Date(image.time * 1000) }),
  });
  const components = new Map(packages.map((each) => [each.folder, componentOf(each)]));
  for (const { folder, dependencies } of packages) {
    const component = folder === `apps/${image.name}` ? app : components.get(folder);
    for (const dependency of dependencies) {
      const found = components.get(dependency);
      if (found !== undefined) {
        component?.dependencies.add(found.bomRef);
      }
    }
  }
  components.delete(`apps/${image.name}`);
  for (const component of components.values()) {
    bom.components.add(component);
  }
  const baseImage = baseComponent(base);
  app.dependencies.add(baseImage.bomRef);
  bom.components.add(baseImage);
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

/** @param {import('./bundled-packages.mjs').BundledPackage} bundled */
function componentOf({ folder, name, version, license, integrity }) {
  const [, group, rest] = /^(?:(@[^/]+)\/)?(.+)$/.exec(name) ?? [];
  const component = new Models.Component(Enums.ComponentType.Library, rest ?? name, {
    bomRef: folder,
    version,
    purl: new PackageURL('npm', group, rest ?? name, version, undefined, undefined).toString(),
    ...(group === undefined ? {} : { group }),
  });
  if (license !== undefined) {
    component.licenses.add(licenses.makeFromString(license));
  }
  if (integrity !== undefined) {
    component.hashes.set(...Contrib.FromNodePackageJson.Utils.parsePackageIntegrity(integrity));
  }
  return component;
}

/** @param {string} reference */
function baseComponent(reference) {
  const [, name = reference, tag] = /^(.+?)(?::([^:/]+))?$/.exec(reference) ?? [];
  return new Models.Component(Enums.ComponentType.Container, name, {
    bomRef: `base/${name}`,
    ...(tag === undefined ? {} : { version: tag }),
  });
}
