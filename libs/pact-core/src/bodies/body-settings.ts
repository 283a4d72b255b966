import type { JsonValue } from '../json/json-value.js';

/** What holds for all bodies of a set of contracts. */
export interface BodySettings {
  /** Members that the contract does not name: allowed in responses and messages, refused in requests. */
  readonly allowsUnexpectedMembers: boolean;
  /** Media types that are JSON beside the specification's, in lower case. */
  readonly jsonMediaTypes: ReadonlySet<string>;
  /** Members of a request that are ignored unless the contract names them. */
  readonly isDroppableMember: ((name: string, value: JsonValue) => boolean) | undefined;
}
