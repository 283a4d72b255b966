import type { PatternNode } from './syntax-tree.js';

/** Splits a pattern into the literal characters that it begins with and what follows. */
export function splitLiteral(tree: PatternNode): { readonly literal: string; readonly rest: PatternNode } {
  if (tree.kind !== 'sequence') {
    return { literal: '', rest: tree };
  }
  let literal = '';
  for (const item of tree.items) {
    if (item.kind !== 'set' || item.set.only === undefined) {
      break;
    }
    literal += item.set.only;
  }
  const characters = Array.from(literal).length;
  return { literal, rest: { kind: 'sequence', items: tree.items.slice(characters) } };
}

/** Whether a pattern looks at what stands around the text that it consumes. */
export function hasAssertion(node: PatternNode): boolean {
  switch (node.kind) {
    case 'set':
    case 'backreference':
      return false;
    case 'assertion':
    case 'look':
      return true;
    case 'sequence':
      return node.items.some(hasAssertion);
    case 'choice':
      return node.options.some(hasAssertion);
    case 'group':
    case 'atomic':
    case 'repeat':
      return hasAssertion(node.body);
  }
}
