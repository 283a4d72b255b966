import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { KIND_TYPES, type Kind, type Manifest } from './resources.js';

/**
 * Reads what `kubectl apply -k DIRECTORY` would apply, of a kustomization that only lists files and other kustomizations.
 *
 * @throws Error for a file that is missing, no YAML, or holds something without kind or name.
 */
export function loadManifests(directory: string): readonly Manifest[] {
  return resources(directory).flatMap((name) => {
    const path = join(directory, name);
    return statSync(path).isDirectory() ? loadManifests(path) : loadFile(path, name);
  });
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

function resources(directory: string): readonly string[] {
  const kustomization: unknown = parse(readFileSync(join(directory, 'kustomization.yaml'), 'utf8'));
  if (!isRecord(kustomization) || !Array.isArray(kustomization['resources'])) {
    throw new Error(`${directory}/kustomization.yaml must list resources`);
  }
  return kustomization['resources'].map(String);
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
