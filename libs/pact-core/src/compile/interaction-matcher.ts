import type { BodyComparison } from '../bodies/body-comparison.js';
import { compileResponse, type ResponseChecks } from './compile-response.js';
import type { CompiledInteraction } from './contracts.js';
import type { Candidates, IndexNode } from './index/index-node.js';
import type { HeaderComparison } from './header-comparison.js';
import type { QueryComparison } from '../checks/query-comparison.js';
import type { PathCheck } from './path-check.js';
import type { Mismatch } from '../mismatch.js';
import type { HttpInteraction, Pact } from '../model/pact.js';
import { compileResponseWriter, type ResponseWriter } from '../respond/response-writer.js';
import { MismatchList } from '../mismatch-list.js';
import type { ReceivedRequest } from './received-request.js';

/** The checks of one interaction's request. */
export interface RequestChecks {
  readonly method: string;
  readonly path: PathCheck;
  readonly query: QueryComparison;
  readonly headers: readonly HeaderComparison[];
  readonly body: BodyComparison;
}

/** An interaction that is ready to be matched. */
export class InteractionMatcher implements CompiledInteraction, IndexNode {
  /**
   * How much of a request it pins down, as the official mock server counts: one for each header and query parameter.
   * It is the same for every request that matches, and so a property of the interaction.
   */
  readonly score: number;
  position = 0;
  /** Place in the order of preference, from 0: by falling score, then in file order. */
  rank = 0;
  /** The next in the order of preference of those that the index does not tell apart. */
  next: InteractionMatcher | undefined;
  #responseChecks: ResponseChecks | undefined;
  #responseWriter: ResponseWriter | undefined;

  constructor(
    readonly pact: Pact,
    readonly interaction: HttpInteraction,
    readonly checks: RequestChecks,
    private readonly jsonMediaTypes: ReadonlySet<string>,
  ) {
    const { headers, query } = interaction.request;
    this.score = headers.size + query.size;
  }

  get responseChecks(): ResponseChecks {
    return (this.#responseChecks ??= compileResponse(this.interaction.response, this.jsonMediaTypes));
  }

  get responseWriter(): ResponseWriter {
    return (this.#responseWriter ??= compileResponseWriter(this.interaction.response, this.jsonMediaTypes));
  }

  collect(_request: ReceivedRequest, candidates: Candidates): void {
    candidates.push(this);
  }

  matches(request: ReceivedRequest): boolean {
    const { method, path, query, headers, body } = this.checks;
    if (method !== request.method || !path.check(request) || !query.compare(request.query)) {
      return false;
    }
    for (const header of headers) {
      if (!header.compare(request.headers)) {
        return false;
      }
    }
    return body.compare(request.body);
  }

  /** What keeps a request from matching, up to the most that a list takes; empty when it matches. */
  mismatches(request: ReceivedRequest): readonly Mismatch[] {
    const list = new MismatchList();
    const { method, path, query, headers, body } = this.checks;
    if (method !== request.method) {
      const message = `Expected the method to be ${method} but it was ${request.method}`;
      list.sink('method').add({ where: '', rule: 'equality', expected: method, actual: request.method, message });
    }
    if (!path.check(request)) {
      const message = `Expected the path ${path.describe(request)} but it was "${request.rawPath}"`;
      const expected = this.interaction.request.path;
      list.sink('path').add({ where: '', rule: path.rule, expected, actual: request.rawPath, message });
    }
    query.compare(request.query, list.sink('query'));
    for (const header of headers) {
      header.compare(request.headers, list.sink('header'));
    }
    body.compare(request.body, list.sink('body'));
    return list.all;
  }
}
