import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { mergePatch } from './merge-patch.js';
import { KIND_TYPES, type Kind, type Manifest } from './resources.js';

/**
 * Reads what `kubectl apply -k DIRECTORY` would apply, of kustomizations that list files, other kustomizations,
 * components and strategic merge patches, and change nothing else.
 *
 * @param before - what a component is added to
 * @throws Error for a file that is missing, no YAML, or holds something without kind or name; for a patch of something
 *   that is not there; for a kustomization with anything else in it.
 */
export function loadManifests(directory: string, before: readonly Manifest[] = []): readonly Manifest[] {
  const { resources = [], components = [], patches = [] } = readKustomization(directory);
  const own = resources.flatMap((name) => {
    const path = join(directory, name);
    return statSync(path).isDirectory() ? loadManifests(path) : loadFile(path, name);
  });
  const withComponents = components.reduce<readonly Manifest[]>(
    (manifests, name) => loadManifests(join(directory, name), manifests),
    [...before, ...own],
  );
  return patches
    .flatMap(({ path }) => loadFile(join(directory, path), path))
    .reduce<readonly Manifest[]>(applyPatch, withComponents);
}

function applyPatch(manifests: readonly Manifest[], patch: Manifest): readonly Manifest[] {
  const isTarget = ({ kind, name }: Manifest): boolean => kind === patch.kind && name === patch.name;
  if (!manifests.some(isTarget)) {
    throw new Error(`${patch.file}: there is no ${patch.kind} ${patch.name} to patch`);
  }
  return manifests.map((manifest) =>
    isTarget(manifest) ? { ...manifest, content: mergePatch(manifest.content, patch.content) } : manifest,
  );
}

function loadFile(path: string, name: string): readonly Manifest[] {
  return parseAllDocuments(readFileSync(path, 'utf8')).map((document) => {
    const [problem] = document.errors;
    if (problem) {
      throw new Error(`${name}: ${problem.message}`);
    }
    return toManifest(name, document.toJS());
  });
}

interface Kustomization {
  readonly resources?: readonly string[];
  readonly components?: readonly string[];
  readonly patches?: readonly { readonly path: string }[];
}

/** `namespace` is what every resource states already; the checks of the base see to that. */
const KNOWN_FIELDS = ['apiVersion', 'kind', 'namespace', 'resources', 'components', 'patches'];

function readKustomization(directory: string): Kustomization {
  const kustomization: unknown = parse(readFileSync(join(directory, 'kustomization.yaml'), 'utf8'));
  const unknown = isRecord(kustomization)
    ? Object.keys(kustomization).filter((field) => !KNOWN_FIELDS.includes(field))
    : ['no object'];
  if (unknown.length > 0) {
    throw new Error(`${directory}/kustomization.yaml: expected ${KNOWN_FIELDS.join(', ')}, got ${unknown.join(', ')}`);
  }
  return kustomization as Kustomization; // files of our own, whose form kustomize checks
}

function toManifest(file: string, content: unknown): Manifest {
  const kind = isRecord(content) ? content['kind'] : undefined;
  const metadata = isRecord(content) ? content['metadata'] : undefined;
  const name = isRecord(metadata) ? metadata['name'] : undefined;
  if (!isKind(kind) || typeof name !== 'string') {
    throw new Error(`${file}: expected a resource of a known kind with a name, got ${JSON.stringify({ kind, name })}`);
  }
  return { file, kind, name, content };
}

function isKind(kind: unknown): kind is Kind {
  return typeof kind === 'string' && Object.hasOwn(KIND_TYPES, kind);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
