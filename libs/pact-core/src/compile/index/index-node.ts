import type { InteractionMatcher } from '../../match/interaction-matcher.js';
import type { ReceivedRequest } from '../../match/received-request.js';
import type { JsonValue } from '../../json/json-value.js';
import type { Feature, FeatureValue } from './feature.js';
import { isRewritten } from '../path-check.js';
import type { PrefixTable } from './prefix-table.js';

/** Lists of interactions that may match a request, each in the order of preference. */
export type CandidateLists = (readonly InteractionMatcher[])[];

/** A part of the index. */
export interface IndexNode {
  /** Adds every interaction of this part that may match; leaves out only those that cannot. */
  collect(request: ReceivedRequest, lists: CandidateLists): void;
}

/** Interactions that no feature tells apart any more. */
export class IndexLeaf implements IndexNode {
  constructor(private readonly matchers: readonly InteractionMatcher[]) {}

  collect(_request: ReceivedRequest, lists: CandidateLists): void {
    lists.push(this.matchers);
  }
}

/** Divides interactions by the value of a feature; those that leave it open are the rest. */
export class FeatureSplit implements IndexNode {
  constructor(
    private readonly feature: Feature,
    private readonly nodes: ReadonlyMap<FeatureValue, IndexNode>,
    private readonly rest: IndexNode | undefined,
  ) {}

  collect(request: ReceivedRequest, lists: CandidateLists): void {
    const value = this.feature.read(request);
    if (value !== undefined) {
      this.nodes.get(value)?.collect(request, lists);
    }
    this.rest?.collect(request, lists);
  }
}

/** Divides interactions by their path: literal paths, path patterns by their literal prefix, and the rest. */
export class PathSplit implements IndexNode {
  constructor(
    private readonly literals: ReadonlyMap<JsonValue, IndexNode>,
    private readonly prefixes: PrefixTable<IndexNode>,
    private readonly rest: IndexNode | undefined,
  ) {}

  collect(request: ReceivedRequest, lists: CandidateLists): void {
    this.literals.get(request.path)?.collect(request, lists);
    const { path, rawPath } = request;
    this.prefixes.forEachPrefixOf(path, (node) => {
      node.collect(request, lists);
    });
    if (isRewritten(request)) {
      // A path rule may be satisfied by either form.
      this.prefixes.forEachPrefixOf(rawPath, (node, prefix) => {
        if (!path.startsWith(prefix)) {
          node.collect(request, lists);
        }
      });
    }
    this.rest?.collect(request, lists);
  }
}
