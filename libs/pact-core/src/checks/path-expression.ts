import { ContractError } from '../errors.js';

/** One step of a path expression below its root `$`. */
export type PathToken =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'any-field' }
  | { readonly kind: 'any-index' };

const STEP = /\.(?<dotted>[^.[\]\s'"]+)|\[\s*(?:(?<index>\d+)|(?<star>\*)|'(?<single>[^']*)'|"(?<double>[^"]*)")\s*\]/y;

/**
 * Reads a path expression such as `$.a['b c'][0].*.c[*]`.
 *
 * @throws ContractError when it does not follow the grammar
 */
export function parsePathExpression(expression: string, source: string): readonly PathToken[] {
  if (!expression.startsWith('$')) {
    // The reference reads `name` as `$.name`, and nothing as `$`.
    const isStep = expression === '' || expression.startsWith('[');
    return parsePathExpression(isStep ? `$${expression}` : `$.${expression}`, source);
  }
  const tokens: PathToken[] = [];
  const step = new RegExp(STEP);
  step.lastIndex = 1;
  while (step.lastIndex < expression.length) {
    const from = step.lastIndex;
    const groups = step.exec(expression)?.groups;
    if (groups === undefined) {
      const rest = expression.slice(from);
      throw new ContractError(
        source,
        `expected a path expression, but "${expression}" has "${rest}" after its valid part`,
      );
    }
    tokens.push(tokenOf(groups));
  }
  return tokens;
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>): PathToken {
  const { index, star, dotted } = groups;
  if (index !== undefined) {
    return { kind: 'index', index: Number(index) };
  }
  if (star !== undefined) {
    return { kind: 'any-index' };
  }
  if (dotted === '*') {
    return { kind: 'any-field' };
  }
  return { kind: 'field', name: dotted ?? groups['single'] ?? groups['double'] ?? '' };
}
