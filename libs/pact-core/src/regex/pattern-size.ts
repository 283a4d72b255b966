import { PatternSyntaxError } from './pattern-syntax-error.js';
import type { PatternNode } from './syntax-tree.js';

/** Places of a pattern with its counted repeats written out. */
const LARGEST_PATTERN = 50_000;

/** @throws PatternSyntaxError when counted repeats make a pattern too large for every engine */
export function refuseTooLarge(tree: PatternNode): void {
  if (sizeOf(tree) > LARGEST_PATTERN) {
    throw new PatternSyntaxError('its counted repeats are too large', 0);
  }
}

function sizeOf(node: PatternNode): number {
  switch (node.kind) {
    case 'set':
    case 'backreference':
    case 'assertion':
      return 1;
    case 'sequence':
      return node.items.reduce((size, item) => size + sizeOf(item), 1);
    case 'choice':
      return node.options.reduce((size, option) => size + sizeOf(option), 1);
    case 'group':
    case 'atomic':
    case 'look':
      return sizeOf(node.body) + 2;
    case 'repeat':
      return sizeOf(node.body) * Math.max(1, Number.isFinite(node.most) ? node.most : node.least + 1) + 3;
  }
}
