import { ContractError } from '../errors.js';
import { JsonSyntaxError } from '../json/json-syntax-error.js';
import type { JsonValue } from '../json/json-value.js';
import { parseJsonInSlices } from '../json/parse-json.js';
import type { Slices } from '../slices.js';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Reads the JSON of a pact file, in small steps.
 *
 * @throws ContractError when the text is not JSON
 */
export function* parsePactText(text: string): Slices<JsonValue> {
  try {
    return yield* parseJsonInSlices(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
  } catch (error) {
    if (error instanceof JsonSyntaxError) {
      throw new ContractError('$', `the text is not JSON: ${error.message}`, { cause: error });
    }
    throw error;
  }
}
