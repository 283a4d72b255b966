import { PatternSyntaxError, searchPattern } from '@pact-infra/pact-core';
import type { HeaderFields } from '@pact-infra/pact-core';

const HEADER = 'x-pact-provider-state';

/** The provider states that a request would like to be answered from. */
export interface PreferredStates {
  /** Whether the request states this very name. */
  readonly isNamed: (state: string) => boolean;
  /** Whether a regular expression of the request finds something in the name. */
  readonly isFound: (state: string) => boolean;
}

/**
 * Reads `X-Pact-Provider-State`, a name or a regular expression; several in several lines, or names in one line with
 * commas between them, because many clients join lines so. Undefined when the request has no such header.
 */
export function preferredStates(headers: HeaderFields): PreferredStates | undefined {
  const lines = headers[HEADER];
  if (lines === undefined) {
    return undefined;
  }
  const names = new Set(lines.flatMap((line) => [line, ...line.split(',').map((name) => name.trim())]));
  const patterns = lines.flatMap((line) => patternIn(line));
  return {
    isNamed: (state) => names.has(state),
    isFound: (state) => patterns.some((find) => find(state)),
  };
}

/** A name need not be a regular expression. */
function patternIn(line: string): ((text: string) => boolean)[] {
  try {
    return line === '' ? [] : [searchPattern(line)];
  } catch (error) {
    if (error instanceof PatternSyntaxError) {
      return [];
    }
    throw error;
  }
}
