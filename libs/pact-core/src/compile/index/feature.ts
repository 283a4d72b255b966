import { isJsonObject, type JsonValue } from '../../json/json-value.js';
import type { ReceivedRequest } from '../received-request.js';
import { splitHeaderValue } from '../../text/header-text.js';
import { normaliseHeaderValue } from '../../checks/header-equality.js';

/** A property of requests that an interaction may need to have one exact value. The path is a feature of its own kind. */
export interface Feature {
  /** Unique among features: one object stands for each name. */
  readonly name: string;
  readonly part: 'method' | 'header' | 'query' | 'body';
  /** Its value in a request; undefined when the request has it not, or not in a form that could match. */
  read(request: ReceivedRequest): FeatureValue | undefined;
}

/** Values compare as the keys of a map do. */
export type FeatureValue = string | number | boolean;

/** A feature with the value that an interaction needs. */
export interface RequiredFeature {
  readonly feature: Feature;
  readonly value: FeatureValue;
}

/** The features of one set of contracts: the same object for the same name. */
export class FeatureTable {
  readonly #features = new Map<string, Feature>();

  method(): Feature {
    return this.#feature('method', '', (request) => request.method);
  }

  /** @param name - in lower case */
  header(name: string): Feature {
    return this.#feature('header', name, ({ headers }) =>
      singleValue(name, Object.hasOwn(headers, name) ? headers[name] : undefined),
    );
  }

  query(name: string): Feature {
    return this.#feature('query', name, ({ query }) => {
      const values = query.get(name);
      return values?.length === 1 ? (values[0] ?? '') : undefined;
    });
  }

  /** A scalar of a JSON body, by the names of the members that lead to it. */
  bodyMember(path: readonly string[]): Feature {
    return this.#feature('body', JSON.stringify(path), ({ body }) => readMember(body.json, path));
  }

  #feature(part: Feature['part'], place: string, read: Feature['read']): Feature {
    const name = `${part} ${place}`;
    let feature = this.#features.get(name);
    if (feature === undefined) {
      feature = { name, part, read };
      this.#features.set(name, feature);
    }
    return feature;
  }
}

/** The value of a header that has one; empty ones behind it are none. */
function singleValue(name: string, lines: readonly string[] = []): string | undefined {
  const [line] = lines;
  if (line === undefined || (lines.length === 1 && !line.includes(','))) {
    return line?.trim();
  }
  const [value = '', ...more] = lines.flatMap((each) => splitHeaderValue(name, each));
  return more.every((each) => each === '') ? normaliseHeaderValue(value) : undefined;
}

function readMember(root: JsonValue | undefined, path: readonly string[]): FeatureValue | undefined {
  let value = root;
  for (const name of path) {
    value = isJsonObject(value) ? value.get(name) : undefined;
  }
  return value !== undefined && isFeatureValue(value) ? value : undefined;
}

/** Whether equality of such a value is sameness: not so for numbers that keep their lexeme. */
export function isFeatureValue(value: JsonValue): value is FeatureValue {
  return (
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isSafeInteger(value))
  );
}
