import type { Change, StoredObject } from './object-store.js';

export type Selector = (object: StoredObject) => boolean;

/** What `fieldSelector` and `labelSelector` of a query select; the latter with `=`, `==`, `!=`, `in`, `notin`, and bare keys. */
export function selectorOf(query: Readonly<Record<string, string>>): Selector {
  const name = selectedName(query);
  const terms = (query['labelSelector'] ?? '').split(/,(?![^(]*\))/).filter((term) => term.trim() !== '');
  return ({ metadata }) =>
    (name === undefined || metadata.name === name) &&
    terms.every((term) => fits(term.trim(), (key) => metadata.labels?.[key]));
}

export function selectedName(query: Readonly<Record<string, string>>): string | undefined {
  return /^metadata\.name=(.+)$/.exec(query['fieldSelector'] ?? '')?.[1];
}

function fits(term: string, labelOf: (key: string) => string | undefined): boolean {
  const set = /^(\S+)\s+(in|notin)\s+\((.*)\)$/.exec(term);
  if (set !== null) {
    const [, key = '', operator, values = ''] = set;
    const isOne = values.split(',').some((value) => value.trim() === labelOf(key));
    return operator === 'in' ? isOne : !isOne;
  }
  const [, key = '', operator, value] = /^([^!=\s]+)\s*(!=|==|=)?\s*(.*)$/.exec(term) ?? [];
  switch (operator) {
    case '=':
    case '==':
      return labelOf(key) === value;
    case '!=':
      return labelOf(key) !== value;
    default:
      return term.startsWith('!') ? labelOf(term.slice(1)) === undefined : labelOf(key) !== undefined;
  }
}

/** The change as a watch with this selector sees it: an object that is no longer selected is deleted, to its eyes. */
export function eventFor({ before, after, isDeletion }: Change, selects: Selector): object | undefined {
  const was = before !== undefined && selects(before);
  const is = !isDeletion && selects(after);
  if (!was && !is) {
    return undefined;
  }
  if (!is) {
    return {
      type: 'DELETED',
      object: isDeletion
        ? after
        : { ...before, metadata: { ...before?.metadata, resourceVersion: after.metadata.resourceVersion } },
    };
  }
  return { type: was ? 'MODIFIED' : 'ADDED', object: after };
}
