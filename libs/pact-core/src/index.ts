export { canonicalPact, readPactInSlices, type ReadPact } from './canonical-pact.js';
export { compile, compileInSlices, type CompileOptions } from './compile/compile.js';
export type { CompiledInteraction, Contracts, PactInteraction, RejectedPact } from './compile/contracts.js';
export type { Normalisation } from './compile/normalisation.js';
export { ContractError, PactError } from './errors.js';
export { explain, type ExplainOptions, type Explanation, type NearMiss } from './explain/explain.js';
export { summarise } from './explain/summary.js';
export type { HeaderFields, HttpRequest, HttpResponse } from './http-message.js';
export {
  isJsonArray,
  isJsonNumber,
  isJsonObject,
  JsonNumber,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from './json/json-value.js';
export { parseJson } from './json/parse-json.js';
export { printJson, type PrintOptions } from './json/print-json.js';
export { JsonSyntaxError } from './json/json-syntax-error.js';
export { matchMessage, type Message } from './match/match-message.js';
export { match, type MatchOptions } from './match/match.js';
export { matchResponse } from './match/match-response.js';
export type { Mismatch } from './mismatch.js';
export type {
  AsynchronousMessage,
  Body,
  GeneratorEntry,
  Generators,
  HttpInteraction,
  Interaction,
  MatchingRules,
  MessagePattern,
  Pact,
  ProviderState,
  RequestPattern,
  ResponseTemplate,
  RuleCategory,
  RuleList,
  SpecificationVersion,
  SynchronousMessages,
} from './model/pact.js';
export { parsePact, parsePactInSlices } from './parse/parse-pact.js';
export { PatternSyntaxError } from './regex/pattern-syntax-error.js';
export { searchPattern } from './regex/search-pattern.js';
export { fixedResponse, respond, type ResponseContext } from './respond.js';
export { shownText } from './rules/scalar-text.js';
export { runToEnd, type Slices } from './slices.js';
