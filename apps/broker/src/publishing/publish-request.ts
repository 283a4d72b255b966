import { ValidationError } from '../errors.js';
import { isJsonObject, parseJsonObject, type UnknownObject } from '../json/parse-json.js';

/** The body of `POST /contracts/publish`. */
export interface PublishRequest {
  readonly consumer: string;
  readonly version: string;
  readonly branch: string | undefined;
  readonly tags: readonly string[];
  readonly buildUrl: string | undefined;
  readonly contracts: readonly { readonly provider: string; readonly content: string }[];
}

/**
 * @throws MalformedJsonError when the body is not a JSON object
 * @throws ValidationError that names every missing or unfitting member
 */
export function parsePublishRequest(body: string): PublishRequest {
  const members = parseJsonObject(body);
  const problems = new Problems();
  const consumer = problems.text(members, 'pacticipantName');
  const request = {
    consumer,
    version: problems.text(members, 'pacticipantVersionNumber'),
    branch: problems.optionalText(members, 'branch'),
    tags: problems.texts(members, 'tags'),
    buildUrl: problems.optionalText(members, 'buildUrl'),
    contracts: problems
      .list(members, 'contracts')
      .map((contract, index) => problems.contract(contract, consumer, index)),
  };
  problems.throwIfAny();
  return request;
}

/** Reads members and gathers what is wrong with them, so that one answer names it all. */
class Problems {
  readonly #byField = new Map<string, string[]>();

  add(field: string, problem: string): void {
    this.#byField.set(field, [...(this.#byField.get(field) ?? []), problem]);
  }

  text(members: UnknownObject, field: string): string {
    const text = this.optionalText(members, field);
    if (members[field] === undefined || members[field] === null) {
      this.add(field, 'is missing');
    } else if (text?.trim() === '') {
      this.add(field, "can't be blank");
    }
    return text ?? '';
  }

  optionalText(members: UnknownObject, field: string): string | undefined {
    const value = members[field];
    if (value === undefined || value === null) {
      return undefined;
    }
    if (typeof value !== 'string') {
      this.add(field, 'must be a string');
      return undefined;
    }
    return value;
  }

  texts(members: UnknownObject, field: string): readonly string[] {
    const value = members[field] ?? [];
    if (Array.isArray(value) && value.every((entry): entry is string => typeof entry === 'string' && entry !== '')) {
      return value;
    }
    this.add(field, 'must be an array of non-empty strings');
    return [];
  }

  list(members: UnknownObject, field: string): readonly unknown[] {
    const value = members[field];
    if (!Array.isArray(value)) {
      this.add(field, value === undefined || value === null ? 'is missing' : 'must be an array');
      return [];
    }
    if (value.length === 0) {
      this.add(field, 'must not be empty');
    }
    return value;
  }

  contract(contract: unknown, consumer: string, index: number): { provider: string; content: string } {
    const members = isJsonObject(contract) ? contract : {};
    const problem = (text: string): void => {
      this.add('contracts', `${text} (at index ${index})`);
    };
    const text = (name: string): string => {
      const value = members[name];
      if (typeof value === 'string' && value.trim() !== '') {
        return value;
      }
      problem(`${name} is missing`);
      return '';
    };

    const provider = text('providerName');
    if ((members['consumerName'] ?? consumer) !== consumer) {
      problem(`consumerName '${String(members['consumerName'])}' does not match pacticipantName '${consumer}'`);
    }
    if (text('specification') !== 'pact') {
      problem("specification must be 'pact'");
    }
    if (!/^application\/(?:[\w.+-]+\+)?json\b/.test(text('contentType'))) {
      problem('contentType must be a JSON media type');
    }
    const content = decodeBase64(text('content'));
    if (content === undefined) {
      problem('content is not base64 of UTF-8 text');
    }
    return { provider, content: content ?? '' };
  }

  throwIfAny(): void {
    if (this.#byField.size > 0) {
      throw new ValidationError(Object.fromEntries(this.#byField));
    }
  }
}

/** Strict in alphabet and in UTF-8: a lenient decoder would store something else than was meant. */
function decodeBase64(encoded: string): string | undefined {
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(encoded)) {
    return undefined;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(encoded, 'base64'));
  } catch {
    return undefined;
  }
}
