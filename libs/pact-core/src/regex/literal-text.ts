import type { PatternNode } from './syntax-tree.js';

/** What is known of the texts that a pattern matches without running it. */
export interface LiteralText {
  /** Every match begins with this. */
  readonly prefix: string;
  /** The prefix is the only text that matches. */
  readonly isWhole: boolean;
}

const NOTHING_KNOWN: LiteralText = { prefix: '', isWhole: false };

/** The literal text that a pattern begins with. */
export function literalText(node: PatternNode): LiteralText {
  switch (node.kind) {
    case 'set':
      return node.set.only === undefined ? NOTHING_KNOWN : { prefix: node.set.only, isWhole: true };
    case 'group':
    case 'atomic':
      return literalText(node.body);
    case 'sequence':
      return ofSequence(node.items);
    case 'choice':
      return ofChoice(node.options.map(literalText));
    case 'repeat':
      return ofRepeat(literalText(node.body), node.least, node.most);
    case 'look':
    case 'assertion':
    case 'backreference':
      return NOTHING_KNOWN;
  }
}

function ofSequence(items: readonly PatternNode[]): LiteralText {
  let prefix = '';
  for (const item of items) {
    const text = literalText(item);
    prefix += text.prefix;
    if (!text.isWhole) {
      // An assertion consumes nothing: what stands behind it still follows.
      if (item.kind === 'assertion' || item.kind === 'look') {
        const rest = ofSequence(items.slice(items.indexOf(item) + 1));
        return { prefix: prefix + rest.prefix, isWhole: false };
      }
      return { prefix, isWhole: false };
    }
  }
  return { prefix, isWhole: true };
}

function ofChoice(options: readonly LiteralText[]): LiteralText {
  const [first, ...others] = options;
  if (first === undefined) {
    return NOTHING_KNOWN;
  }
  return others.reduce((common, option) => {
    let length = 0;
    while (length < common.prefix.length && common.prefix[length] === option.prefix[length]) {
      length += 1;
    }
    const isSame = length === common.prefix.length && length === option.prefix.length;
    return { prefix: common.prefix.slice(0, length), isWhole: isSame && common.isWhole && option.isWhole };
  }, first);
}

function ofRepeat(body: LiteralText, least: number, most: number): LiteralText {
  if (most === 0) {
    return { prefix: '', isWhole: true };
  }
  if (least === 0) {
    return NOTHING_KNOWN;
  }
  if (!body.isWhole || body.prefix.length * least > 1_000) {
    return { prefix: body.prefix, isWhole: false };
  }
  return { prefix: body.prefix.repeat(least), isWhole: least === most };
}
