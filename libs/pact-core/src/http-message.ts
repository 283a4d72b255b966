/** Header fields by lower-case name, one entry for each line that was sent (as `IncomingMessage.headersDistinct`). */
export type HeaderFields = Readonly<Record<string, readonly string[] | undefined>>;

/** A request as it came over the wire. */
export interface HttpRequest {
  readonly method: string;
  /** The raw path, undecoded, without the query. */
  readonly path: string;
  /** The raw text behind `?`; empty when there is none. */
  readonly query: string;
  readonly headers: HeaderFields;
  /** Empty when the request had no body. */
  readonly body: Uint8Array;
}

/** A response ready to be sent. */
export interface HttpResponse {
  readonly status: number;
  /** Name and value of each header line, in the contract's order. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Absent when the contract states none. */
  readonly body: Uint8Array | undefined;
}
