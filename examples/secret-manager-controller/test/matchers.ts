import { MatchersV3 } from '@pact-foundation/pact';

/** A matcher that the Pact library also takes a generator from. */
type Generated<T> = T & { readonly 'pact:generator:type': string };

/** Text of this pattern. The contract keeps the example, a mock server makes up another one for every answer. */
export function generatedText(pattern: string, example: string): Generated<MatchersV3.V3RegexMatcher> {
  return { ...MatchersV3.regex(pattern, example), 'pact:generator:type': 'Regex' };
}

/** An RFC 3339 time. The contract keeps the example, a mock server answers the time of the request. */
export function generatedTime(example: string): Generated<MatchersV3.DateTimeMatcher> {
  return { ...MatchersV3.datetime("yyyy-MM-dd'T'HH:mm:ss'Z'", example), 'pact:generator:type': 'DateTime' };
}
