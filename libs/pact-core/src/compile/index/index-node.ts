import type { InteractionMatcher } from '../interaction-matcher.js';
import type { ReceivedRequest } from '../received-request.js';
import type { JsonValue } from '../../json/json-value.js';
import type { Feature, FeatureValue } from './feature.js';
import { isRewritten } from '../path-check.js';
import type { PrefixTable } from './prefix-table.js';

/** Interactions that may match a request, and with each of them its `next` ones. */
export type Candidates = InteractionMatcher[];

/** A part of the index. */
export interface IndexNode {
  /** Adds every interaction of this part that may match; leaves out only those that cannot. */
  collect(request: ReceivedRequest, candidates: Candidates): void;
}

/** Divides interactions by the value of a feature; those that leave it open are the rest. */
export class FeatureSplit implements IndexNode {
  constructor(
    private readonly feature: Feature,
    private readonly nodes: ReadonlyMap<FeatureValue, IndexNode>,
    private readonly rest: IndexNode | undefined,
  ) {}

  collect(request: ReceivedRequest, candidates: Candidates): void {
    const value = this.feature.read(request);
    if (value !== undefined) {
      this.nodes.get(value)?.collect(request, candidates);
    }
    this.rest?.collect(request, candidates);
  }
}

/** Divides interactions by their path: literal paths, path patterns by their literal prefix, and the rest. */
export class PathSplit implements IndexNode {
  constructor(
    private readonly literals: ReadonlyMap<JsonValue, IndexNode>,
    private readonly prefixes: PrefixTable<IndexNode>,
    private readonly rest: IndexNode | undefined,
  ) {}

  collect(request: ReceivedRequest, candidates: Candidates): void {
    this.literals.get(request.path)?.collect(request, candidates);
    const { path, rawPath } = request;
    this.prefixes.forEachPrefixOf(path, (node) => {
      node.collect(request, candidates);
    });
    if (isRewritten(request)) {
      // A path rule may be satisfied by either form.
      this.prefixes.forEachPrefixOf(rawPath, (node, prefix) => {
        if (!path.startsWith(prefix)) {
          node.collect(request, candidates);
        }
      });
    }
    this.rest?.collect(request, candidates);
  }
}
