import { ContractError } from '../errors.js';
import { PatternSyntaxError } from './pattern-syntax-error.js';

/**
 * Does something with a pattern and turns its failure into one of the contract.
 *
 * @param source - JSON path of the pattern in the pact file
 * @throws ContractError when the pattern is not valid or uses what is not supported
 */
export function orContractError<T>(pattern: string, source: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    if (error instanceof PatternSyntaxError || error instanceof RangeError) {
      throw new ContractError(source, `cannot use the regular expression ${pattern}: ${error.message}`, {
        cause: error,
      });
    }
    throw error;
  }
}
