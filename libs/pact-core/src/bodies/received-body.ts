import { parseContentType, type ContentType } from '../content-type/content-type.js';
import { detectContentType } from '../content-type/detect-content-type.js';
import type { JsonValue } from '../json/json-value.js';
import { tryParseJson, type JsonResult } from '../json/try-parse-json.js';
import { parseQueryText } from '../text/query-text.js';
import { decodeUtf8, decodeUtf8Leniently } from '../text/utf8.js';
import { parseMultipart, type RawPart } from './multipart/parse-multipart.js';
import { parseXml, type XmlResult } from './xml/parse-xml.js';
import type { Query } from '../model/pact.js';

/** A part of a multipart body. */
export interface ReceivedPart extends Omit<RawPart, 'bytes'> {
  readonly body: ReceivedBody;
}

/** A body that came over the wire. It is decoded and parsed when first asked for, and once only. */
export class ReceivedBody {
  #contentType: ContentType | undefined;
  #text: string | undefined;
  #form: Query | undefined;
  #xml: XmlResult | undefined;
  #parts: readonly ReceivedPart[] | undefined;
  #json: JsonResult | undefined;

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

  /** The body as a form's fields. */
  get form(): Query {
    return (this.#form ??= parseQueryText(this.text));
  }

  /** The body as an XML document. */
  get xml(): XmlResult {
    return (this.#xml ??= parseXml(this.text));
  }

  /** The parts of the body, divided at the boundary that its content type states. */
  get parts(): readonly ReceivedPart[] {
    return (this.#parts ??= parseMultipart(this.bytes, this.contentType.parameters.get('boundary') ?? '').map(
      ({ bytes, ...part }) => ({ ...part, body: new ReceivedBody(bytes, part.headers.get('content-type')) }),
    ));
  }

  /** The body as JSON; undefined when it is not JSON. */
  get json(): JsonValue | undefined {
    return this.#parsedJson().value;
  }

  /** Why there is no `json`. */
  get jsonProblem(): string {
    return this.#parsedJson().problem;
  }

  #parsedJson(): JsonResult {
    return (this.#json ??= tryParseJson(this.text));
  }
}
