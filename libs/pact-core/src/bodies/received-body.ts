import { parseContentType, type ContentType } from '../content-type/content-type.js';
import { detectContentType } from '../content-type/detect-content-type.js';
import { JsonSyntaxError } from '../json/json-syntax-error.js';
import type { JsonValue } from '../json/json-value.js';
import { parseJson } from '../json/parse-json.js';
import { decodeUtf8, decodeUtf8Leniently } from '../text/utf8.js';

/** A body that came over the wire. It is decoded and parsed when first asked for, and once only. */
export class ReceivedBody {
  #contentType: ContentType | undefined;
  #text: string | undefined;
  #json: { readonly value: JsonValue | undefined; readonly problem: string } | undefined;

  constructor(
    readonly bytes: Uint8Array,
    readonly contentTypeHeader: string | undefined,
  ) {}

  get isEmpty(): boolean {
    return this.bytes.length === 0;
  }

  /** The stated content type, or what the first bytes look like. */
  get contentType(): ContentType {
    return (this.#contentType ??= this.#stated() ?? detectContentType(decodeUtf8(this.bytes.subarray(0, 256)) ?? ''));
  }

  #stated(): ContentType | undefined {
    return this.contentTypeHeader === undefined ? undefined : parseContentType(this.contentTypeHeader);
  }

  get text(): string {
    return (this.#text ??= decodeUtf8Leniently(this.bytes));
  }

  /** The body as JSON; undefined when it is not JSON. */
  get json(): JsonValue | undefined {
    return this.#parsedJson().value;
  }

  /** Why there is no `json`. */
  get jsonProblem(): string {
    return this.#parsedJson().problem;
  }

  #parsedJson(): { readonly value: JsonValue | undefined; readonly problem: string } {
    return (this.#json ??= readJson(this.text));
  }
}

function readJson(text: string): { readonly value: JsonValue | undefined; readonly problem: string } {
  try {
    return { value: parseJson(text), problem: '' };
  } catch (error) {
    if (error instanceof JsonSyntaxError) {
      return { value: undefined, problem: error.message };
    }
    throw error;
  }
}
