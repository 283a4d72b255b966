import type { Feature, FeatureValue } from '../compile/index/feature.js';
import type { IndexedInteraction } from '../compile/index/indexed-interaction.js';
import type { InteractionMatcher } from '../compile/interaction-matcher.js';
import type { ReceivedRequest } from '../compile/received-request.js';
import { DISTANCES, pathDistance } from './distance.js';

/** All interactions, the nearest first, as far as the features tell; of equal distance in the order given. */
export function rankByFeatures(
  indexed: readonly IndexedInteraction[],
  request: ReceivedRequest,
): readonly InteractionMatcher[] {
  const read = featureReader(request);
  return indexed
    .map((interaction) => ({ matcher: interaction.matcher, distance: coarseDistance(interaction, request, read) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ matcher }) => matcher);
}

type FeatureReader = (feature: Feature) => FeatureValue | undefined;

/** Reads each feature of a request once. */
function featureReader(request: ReceivedRequest): FeatureReader {
  const values = new Map<Feature, FeatureValue | undefined>();
  return (feature) => {
    if (!values.has(feature)) {
      values.set(feature, feature.read(request));
    }
    return values.get(feature);
  };
}

function coarseDistance(
  { matcher, features, path }: IndexedInteraction,
  request: ReceivedRequest,
  read: FeatureReader,
): number {
  const mayHavePath =
    path === undefined ||
    (path.kind === 'literal'
      ? path.value === request.path
      : request.path.startsWith(path.prefix) || request.rawPath.startsWith(path.prefix));
  let distance = mayHavePath ? 0 : pathDistance(matcher.interaction.request.path, request.path);
  for (const { feature, value } of features) {
    if (read(feature) !== value) {
      distance += DISTANCES[feature.part];
    }
  }
  return distance;
}
