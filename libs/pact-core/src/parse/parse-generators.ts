import type { GeneratorEntry, Generators, RuleCategory } from '../model/pact.js';
import { NOTHING } from '../model/nothing.js';
import type { JsonNode } from './json-node.js';
import { parseV2Expression } from './v2-expression.js';

type GeneratorsByCategory = Map<RuleCategory, GeneratorEntry[]>;

const CATEGORIES: ReadonlyMap<string, RuleCategory> = new Map<string, RuleCategory>([
  ['method', 'method'],
  ['path', 'path'],
  ['query', 'query'],
  ['header', 'header'],
  ['headers', 'header'],
  ['body', 'body'],
  ['contents', 'body'],
  ['status', 'status'],
  ['metadata', 'metadata'],
]);

/** Reads generators, by category and expression; a category of one value (path, status) needs no expression. */
export function parseGenerators(node: JsonNode | undefined): Generators {
  if (node === undefined) {
    return NOTHING;
  }
  const generators: GeneratorsByCategory = new Map();
  for (const [key, value] of node.members()) {
    if (key.startsWith('$')) {
      const { category, expression } = parseV2Expression(key, value);
      add(generators, category, expression, value);
      continue;
    }
    const category = CATEGORIES.get(key);
    if (category === undefined || value.value === null) {
      continue;
    }
    if (typeof value.asMap().get('type') === 'string') {
      add(generators, category, '', value);
      continue;
    }
    for (const [expression, generator] of value.members()) {
      add(generators, category, expression, generator);
    }
  }
  return generators;
}

function add(generators: GeneratorsByCategory, category: RuleCategory, expression: string, node: JsonNode): void {
  const entry = { expression, generator: node.asObject(), source: node.path };
  const entries = generators.get(category);
  if (entries === undefined) {
    generators.set(category, [entry]);
  } else {
    entries.push(entry);
  }
}
