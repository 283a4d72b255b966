import type { SpecificationVersion } from '../model/pact.js';
import type { JsonNode } from './json-node.js';

/** The version that a pact's metadata states, in any of the places that Pact tools have written it to. */
export function parseSpecificationVersion(metadata: JsonNode | undefined): SpecificationVersion {
  const stated =
    metadata?.member('pactSpecification')?.member('version') ??
    metadata?.member('pact-specification')?.member('version') ??
    metadata?.member('pactSpecificationVersion');
  const text = stated?.asText() ?? '';
  if (text.startsWith('1.1')) {
    return '1.1';
  }
  switch (text.split('.', 1).join()) {
    case '2':
      return '2';
    case '3':
      return '3';
    case '4':
      return '4';
    default:
      return '1';
  }
}
