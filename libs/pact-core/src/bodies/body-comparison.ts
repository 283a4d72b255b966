import type { MismatchSink } from '../mismatch-sink.js';
import type { ReceivedBody } from './received-body.js';

/** Compares a received body with one of a contract; with a sink every mismatch is reported. */
export type BodyComparison = (actual: ReceivedBody, sink?: MismatchSink) => boolean;
