/** One difference between what a contract expects and what came. */
export interface Mismatch {
  readonly part: 'method' | 'path' | 'query' | 'header' | 'body' | 'status' | 'metadata';
  /** Where in that part: a query name, a header name, a JSON path or an XML path; empty for the part as a whole. */
  readonly where: string;
  /** The rule that failed (`equality` when no rule was stated). */
  readonly rule: string;
  /** Short text of what the contract expects there, cut to a readable length. */
  readonly expected: string;
  /** Short text of what came, cut to a readable length. */
  readonly actual: string;
  /** The whole finding in one sentence, cut to a readable length. */
  readonly message: string;
}
