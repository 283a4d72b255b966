import type { JsonValue } from '../json/json-value.js';

/** What a provider profile forgives: applied before matching, and named in the explanation. */
export interface Normalisation {
  /** Media types that are read as JSON beside the specification's: `application/x-amz-json-1.1`. */
  readonly jsonMediaTypes?: readonly string[];
  /** Headers that a contract may demand, but whose value never counts. */
  readonly headersByPresence?: readonly string[];
  /** Query parameters that are dropped from a request unless the interaction names them. */
  readonly droppedQueryParameters?: readonly string[];
  /** Members of a request's JSON objects, absent from the contract, that are ignored. */
  readonly isDroppableMember?: (name: string, value: JsonValue) => boolean;
  /** Rewrites paths on both sides: `/secrets/n/` to `/secrets/n`. A path rule may be satisfied by either form. */
  readonly path?: (path: string) => string;
}

/** A normalisation with its names in sets, made once for a set of contracts. */
export interface CompiledNormalisation {
  readonly jsonMediaTypes: ReadonlySet<string>;
  readonly headersByPresence: ReadonlySet<string>;
  readonly droppedQueryParameters: ReadonlySet<string>;
  readonly isDroppableMember: ((name: string, value: JsonValue) => boolean) | undefined;
  readonly path: ((path: string) => string) | undefined;
}

export function compileNormalisation(normalisation: Normalisation = {}): CompiledNormalisation {
  const { jsonMediaTypes, headersByPresence, droppedQueryParameters, isDroppableMember, path } = normalisation;
  return {
    jsonMediaTypes: new Set(jsonMediaTypes?.map((mediaType) => mediaType.toLowerCase())),
    headersByPresence: new Set(headersByPresence?.map((name) => name.toLowerCase())),
    droppedQueryParameters: new Set(droppedQueryParameters),
    isDroppableMember,
    path,
  };
}
