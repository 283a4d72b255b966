import type { JsonValue } from '../json/json-value.js';
import type { MismatchSink } from '../mismatch-sink.js';
import type { ReceivedBody } from './received-body.js';

/** Compares a received body with one of a contract; with a sink every mismatch is reported. */
export interface BodyComparison {
  /** The contract's body where it is JSON. */
  readonly expectedJson?: JsonValue | undefined;
  compare(actual: ReceivedBody, sink?: MismatchSink): boolean;
}
