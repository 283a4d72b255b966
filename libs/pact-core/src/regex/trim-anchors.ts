import { EMPTY_SEQUENCE, type AssertionPlace, type PatternNode } from './syntax-tree.js';

const AT_START: ReadonlySet<AssertionPlace> = new Set<AssertionPlace>(['line-start', 'text-start']);
const AT_END: ReadonlySet<AssertionPlace> = new Set<AssertionPlace>([
  'line-end',
  'text-end',
  'text-end-or-last-newline',
]);

/** Drops the anchors at both ends of a pattern, which always hold because a pattern matches the whole text. */
export function trimAnchors(node: PatternNode): PatternNode {
  return trimEdge(trimEdge(node, 'start'), 'end');
}

function trimEdge(node: PatternNode, edge: 'end' | 'start'): PatternNode {
  switch (node.kind) {
    case 'assertion':
      return (edge === 'start' ? AT_START : AT_END).has(node.at) ? EMPTY_SEQUENCE : node;
    case 'choice':
      return { kind: 'choice', options: node.options.map((option) => trimEdge(option, edge)) };
    case 'group':
      return { ...node, body: trimEdge(node.body, edge) };
    case 'sequence':
      return { kind: 'sequence', items: trimItems(node.items, edge) };
    case 'atomic':
    case 'backreference':
    case 'look':
    case 'repeat':
    case 'set':
      return node;
  }
}

function trimItems(items: readonly PatternNode[], edge: 'end' | 'start'): readonly PatternNode[] {
  const outer = edge === 'start' ? items[0] : items.at(-1);
  if (outer === undefined) {
    return items;
  }
  const rest = edge === 'start' ? items.slice(1) : items.slice(0, -1);
  const trimmed = trimEdge(outer, edge);
  if (trimmed === EMPTY_SEQUENCE) {
    return trimItems(rest, edge);
  }
  return edge === 'start' ? [trimmed, ...rest] : [...rest, trimmed];
}
