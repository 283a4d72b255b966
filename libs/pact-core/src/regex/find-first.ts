import { parsePattern } from './parse-pattern.js';
import { orContractError } from './pattern-failure.js';
import { compileProgram } from './program.js';
import { StepwiseMatcher } from './stepwise-matcher.js';

/** Where a pattern was found in a text. */
export interface Found {
  readonly start: number;
  readonly end: number;
  /** The text of its first group; absent when the group took no part. */
  readonly group: string | undefined;
}

const MOST_STEPS = 200_000;

/**
 * Finds the first place in a text where a pattern matches; nothing when there is none, or none within the step limit.
 *
 * @param source - JSON path of the pattern in the pact file, for errors
 * @throws ContractError when the pattern is not valid
 */
export function findFirst(pattern: string, text: string, source: string): Found | undefined {
  const program = orContractError(pattern, source, () => compileProgram(parsePattern(pattern)));
  const matcher = new StepwiseMatcher(text, MOST_STEPS);
  for (let start = 0; start <= text.length && !matcher.isExhausted; start += 1) {
    const end = matcher.run(program, start, () => true);
    if (end !== undefined) {
      return { start, end, group: matcher.group(1) };
    }
  }
  return undefined;
}
