import type { JsonObject, JsonValue } from '../json/json-value.js';

/** Version of the Pact specification that a file states; V1 when it states none that is known. */
export type SpecificationVersion = '1' | '1.1' | '2' | '3' | '4';

/** One pact file in the form that every specification version is read into. */
export interface Pact {
  readonly consumer: string;
  readonly provider: string;
  readonly specification: SpecificationVersion;
  readonly interactions: readonly Interaction[];
}

export type Interaction = HttpInteraction | AsynchronousMessage | SynchronousMessages;

export interface HttpInteraction extends InteractionBase {
  readonly kind: 'http';
  readonly request: RequestPattern;
  readonly response: ResponseTemplate;
}

export interface AsynchronousMessage extends InteractionBase {
  readonly kind: 'asynchronous-message';
  readonly message: MessagePattern;
}

export interface SynchronousMessages extends InteractionBase {
  readonly kind: 'synchronous-messages';
  readonly request: MessagePattern;
  readonly responses: readonly MessagePattern[];
}

export interface InteractionBase {
  /** Position in the pact file, from 0: what "file order" means. */
  readonly index: number;
  /** The V4 `key`, or the broker's `_id`. */
  readonly key?: string;
  readonly description: string;
  readonly providerStates: readonly ProviderState[];
  readonly pending: boolean;
}

export interface ProviderState {
  readonly name: string;
  readonly parameters: JsonObject;
}

/** Decoded names with their values in order; `null` stands for a name without `=`. */
export type Query = ReadonlyMap<string, readonly (string | null)[]>;

export interface RequestPattern {
  readonly method: string;
  /** As written in the file; compared raw, never decoded. */
  readonly path: string;
  readonly query: Query;
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: Body;
  readonly rules: MatchingRules;
  readonly generators: Generators;
}

export interface ResponseTemplate {
  readonly status: number;
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: Body;
  readonly rules: MatchingRules;
  readonly generators: Generators;
}

export interface MessagePattern {
  readonly contents: Body;
  readonly metadata: JsonObject;
  readonly rules: MatchingRules;
  readonly generators: Generators;
}

/**
 * A body as the contract states it. `missing` (no `body` key) accepts anything; `null` and `empty` accept no body at all.
 */
export type Body =
  | { readonly kind: 'missing' }
  | { readonly kind: 'null' }
  | { readonly kind: 'empty' }
  | JsonBody
  | { readonly kind: 'text'; readonly text: string; readonly contentType?: string }
  | { readonly kind: 'binary'; readonly bytes: Uint8Array; readonly contentType?: string };

export interface JsonBody {
  readonly kind: 'json';
  readonly value: JsonValue;
  readonly contentType?: string;
}

/** Parts of a request, response or message that rules and generators can name. */
export type RuleCategory = 'method' | 'path' | 'query' | 'header' | 'body' | 'status' | 'metadata';

/** Rules by category, in file order. Path, method and status hold at most one list, under the empty expression. */
export type MatchingRules = ReadonlyMap<RuleCategory, readonly RuleList[]>;

/** The rules that a file states for one path expression. */
export interface RuleList {
  /** Path expression of a body rule, or the literal name of a query parameter, header or metadata key. */
  readonly expression: string;
  readonly combine: 'AND' | 'OR';
  /** Rule definitions as in the file, each an object with `match`. */
  readonly rules: readonly JsonObject[];
  /** Where the list stands in the pact file: for error messages. */
  readonly source: string;
}

/** Generators by category: expression (or name) to the generator's definition. */
export type Generators = ReadonlyMap<RuleCategory, readonly GeneratorEntry[]>;

export interface GeneratorEntry {
  readonly expression: string;
  readonly generator: JsonObject;
  readonly source: string;
}
