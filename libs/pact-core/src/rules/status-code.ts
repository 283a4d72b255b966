import { ContractError } from '../errors.js';
import { isJsonArray, type JsonObject } from '../json/json-value.js';
import type { Rule } from './rule.js';
import { scalarText } from './scalar-text.js';

const CLASSES: ReadonlyMap<string, readonly [least: number, most: number]> = new Map([
  ['info', [100, 199]],
  ['success', [200, 299]],
  ['redirect', [300, 399]],
  ['clientError', [400, 499]],
  ['serverError', [500, 599]],
  ['nonError', [100, 399]],
  ['error', [400, 599]],
]);

/**
 * Matching rule `statusCode`: the status is in the named class, or one of those listed; successful where nothing is
 * stated. It says nothing of values in JSON.
 */
export const statusCodeRule: Rule = {
  match: 'statusCode',
  compile: (definition, { domain, source }) => {
    const stated = definition.get('status') ?? 'success';
    const range = typeof stated === 'string' ? CLASSES.get(stated) : undefined;
    if (typeof stated === 'string' && range !== undefined) {
      const [least, most] = range;
      return {
        match: 'statusCode',
        check: (actual) => {
          const status = Number(scalarText(actual));
          return domain === 'json' || (status >= least && status <= most);
        },
        describe: () => `to be a status of the class ${stated} (${least} to ${most})`,
      };
    }
    const listed = listedStatuses(definition, source);
    return {
      match: 'statusCode',
      check: (actual) => domain === 'json' || listed.has(Number(scalarText(actual))),
      describe: () => `to be one of ${[...listed].join(', ')}`,
    };
  },
};

function listedStatuses(definition: JsonObject, source: string): ReadonlySet<number> {
  const stated = definition.get('status');
  const statuses = isJsonArray(stated) ? stated.map((status) => Number(scalarText(status))) : [];
  if (statuses.length === 0 || !statuses.every((status) => Number.isInteger(status))) {
    throw new ContractError(
      source,
      `expected "status" to be a list of status codes or one of ${[...CLASSES.keys()].join(', ')}`,
    );
  }
  return new Set(statuses);
}
