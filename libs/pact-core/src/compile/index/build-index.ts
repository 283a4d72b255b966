import type { JsonValue } from '../../json/json-value.js';
import type { Slices } from '../../slices.js';
import { chooseSplit } from './choose-split.js';
import type { Feature, FeatureValue } from './feature.js';
import { FeatureSplit, PathSplit, type IndexNode } from './index-node.js';
import type { IndexedInteraction } from './indexed-interaction.js';
import { PrefixTable } from './prefix-table.js';

const NO_INTERACTIONS: IndexNode = { collect: () => undefined };

/** Groups of this size are tried one by one. */
const LEAF_SIZE = 4;

const INTERACTIONS_PER_SLICE = 512;

/**
 * Builds the index of interactions that stand in the order of preference. It only ever leaves out interactions that
 * cannot match, so that it finds the same answer as trying all.
 */
export function* buildIndex(group: readonly IndexedInteraction[]): Slices<IndexNode> {
  const split = group.length <= LEAF_SIZE ? undefined : yield* chooseSplit(group);
  if (split === undefined) {
    return chain(group) ?? NO_INTERACTIONS;
  }
  return split.kind === 'path' ? yield* splitByPath(group) : yield* splitByFeature(group, split.feature);
}

/** Interactions that no feature tells apart any more: the first leads to the others. */
function chain(group: readonly IndexedInteraction[]): IndexNode | undefined {
  for (const [position, { matcher }] of group.entries()) {
    matcher.next = group[position + 1]?.matcher;
  }
  return group[0]?.matcher;
}

function* splitByFeature(group: readonly IndexedInteraction[], feature: Feature): Slices<IndexNode> {
  const groups = new Map<FeatureValue, IndexedInteraction[]>();
  const rest: IndexedInteraction[] = [];
  for (const [position, interaction] of group.entries()) {
    if (position % INTERACTIONS_PER_SLICE === INTERACTIONS_PER_SLICE - 1) {
      yield;
    }
    const required = interaction.features.find((candidate) => candidate.feature === feature);
    addTo(groups, required?.value, { interaction, rest });
  }
  return new FeatureSplit(feature, yield* buildAll(groups), yield* buildRest(rest));
}

function* splitByPath(group: readonly IndexedInteraction[]): Slices<IndexNode> {
  const literals = new Map<JsonValue, IndexedInteraction[]>();
  const prefixes = new Map<string, IndexedInteraction[]>();
  const rest: IndexedInteraction[] = [];
  for (const [position, interaction] of group.entries()) {
    if (position % INTERACTIONS_PER_SLICE === INTERACTIONS_PER_SLICE - 1) {
      yield;
    }
    const { path } = interaction;
    if (path?.kind === 'prefix') {
      addTo(prefixes, path.prefix, { interaction, rest });
    } else {
      addTo(literals, path?.value, { interaction, rest });
    }
  }
  const prefixTable = yield* PrefixTable.of(yield* buildAll(prefixes));
  yield;
  return new PathSplit(yield* buildAll(literals), prefixTable, yield* buildRest(rest));
}

function addTo<K>(
  groups: Map<K, IndexedInteraction[]>,
  key: K | undefined,
  { interaction, rest }: { readonly interaction: IndexedInteraction; readonly rest: IndexedInteraction[] },
): void {
  if (key === undefined) {
    rest.push(interaction);
    return;
  }
  const group = groups.get(key);
  if (group === undefined) {
    groups.set(key, [interaction]);
  } else {
    group.push(interaction);
  }
}

function* buildAll<K>(groups: ReadonlyMap<K, readonly IndexedInteraction[]>): Slices<Map<K, IndexNode>> {
  const nodes = new Map<K, IndexNode>();
  for (const [key, group] of groups) {
    nodes.set(key, yield* buildIndex(group));
    if (nodes.size % INTERACTIONS_PER_SLICE === 0) {
      yield;
    }
  }
  return nodes;
}

function* buildRest(rest: readonly IndexedInteraction[]): Slices<IndexNode | undefined> {
  return rest.length === 0 ? undefined : yield* buildIndex(rest);
}
