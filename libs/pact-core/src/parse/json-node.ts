import { ContractError } from '../errors.js';
import { printScalar } from '../json/print-json.js';
import { isJsonArray, isJsonNumber, isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.js';

/** A place in a pact file: knows its JSON path, so that whatever is wrong there can be named. */
export class JsonNode {
  /**
   * @param place - the path of a root, or the name or index of a child
   */
  constructor(
    readonly value: JsonValue,
    private readonly place: string | number,
    private readonly parent?: JsonNode,
  ) {}

  /** Put together when it is asked for: most places are fine, and there are very many. */
  get path(): string {
    const { parent, place } = this;
    if (parent === undefined) {
      return String(place);
    }
    return parent.path + (typeof place === 'number' ? `[${place}]` : memberStep(place));
  }

  fail(expected: string): never {
    throw new ContractError(this.path, `expected ${expected} but found ${nameOf(this.value)}`);
  }

  /** The member of that name; undefined when it is absent or null. */
  member(name: string): JsonNode | undefined {
    const node = this.nullableMember(name);
    return node?.value === null ? undefined : node;
  }

  /** The member of that name; undefined only when it is absent. */
  nullableMember(name: string): JsonNode | undefined {
    const value = this.asObject().get(name);
    return value === undefined ? undefined : new JsonNode(value, name, this);
  }

  requiredMember(name: string): JsonNode {
    return this.member(name) ?? new JsonNode(null, name, this).fail('a value');
  }

  /** The members of a map: see `asMap`. */
  members(): (readonly [string, JsonNode])[] {
    return Array.from(this.asMap(), ([name, value]) => [name, new JsonNode(value, name, this)]);
  }

  items(): JsonNode[] {
    return isJsonArray(this.value)
      ? this.value.map((value, index) => new JsonNode(value, index, this))
      : this.fail('an array');
  }

  asObject(): JsonObject {
    return isJsonObject(this.value) ? this.value : this.fail('an object');
  }

  /** An object whose members have names of the contract's choice. An empty list is one too: PHP writes both as `[]`. */
  asMap(): JsonObject {
    return isJsonArray(this.value) && this.value.length === 0 ? NO_MEMBERS : this.asObject();
  }

  asString(): string {
    return typeof this.value === 'string' ? this.value : this.fail('a string');
  }

  /** Text of a string, number or boolean. */
  asText(): string {
    const { value } = this;
    if (typeof value === 'string') {
      return value;
    }
    return isJsonNumber(value) || typeof value === 'boolean' ? printScalar(value) : this.fail('a string');
  }
}

const NO_MEMBERS: JsonObject = new Map();
const PLAIN_NAME = /^[A-Za-z_][\w-]*$/;

function memberStep(name: string): string {
  return PLAIN_NAME.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

function nameOf(value: JsonValue): string {
  if (isJsonArray(value)) {
    return 'an array';
  }
  if (isJsonObject(value)) {
    return 'an object';
  }
  return value === null ? 'nothing' : printScalar(value).slice(0, 60);
}
