import { PatternSyntaxError, searchPattern } from '@pact-infra/pact-core';
import type { HeaderFields } from '@pact-infra/pact-core';

const HEADER = 'x-pact-provider-state';

/** Provider states that interactions are preferred in. */
export interface PreferredStates {
  /** Whether this very name is asked for. */
  readonly isNamed: (state: string) => boolean;
  /** Whether something that is asked for is a regular expression which finds something in the name. */
  readonly isFound: (state: string) => boolean;
}

/**
 * Reads `X-Pact-Provider-State`, a name or a regular expression; several in several lines, or names in one line with
 * commas between them, because many clients join lines so. Undefined when the request has no such header.
 */
export function requestedStates(headers: HeaderFields): PreferredStates | undefined {
  const lines = headers[HEADER];
  if (lines === undefined) {
    return undefined;
  }
  const names = lines.flatMap((line) => [line, ...line.split(',').map((name) => name.trim())]);
  return { ...preferredStates(lines), isNamed: isAmong(names) };
}

/**
 * For one request: what is compiled for it can be large, and is not worth keeping.
 *
 * @param texts - each a name or a regular expression
 */
export function preferredStates(texts: readonly string[]): PreferredStates {
  let finders: readonly Finder[] | undefined;
  return {
    isNamed: isAmong(texts),
    isFound: (state) => {
      finders ??= texts.flatMap(finderFor);
      return finders.some((find) => find(state));
    },
  };
}

type Finder = (state: string) => boolean;

function isAmong(names: readonly string[]): Finder {
  return (state) => names.includes(state);
}

/** None for what is no regular expression: a name need not be one. */
function finderFor(text: string): readonly Finder[] {
  if (text === '') {
    return [];
  }
  if (!/[\\^$.*+?()[\]{}|]/.test(text)) {
    return [(state) => state.includes(text)];
  }
  try {
    return [searchPattern(text)];
  } catch (error) {
    if (error instanceof PatternSyntaxError) {
      return [];
    }
    throw error;
  }
}
