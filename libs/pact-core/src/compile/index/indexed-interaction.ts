import type { InteractionMatcher } from '../interaction-matcher.js';
import type { KnownValue } from '../../checks/value-check.js';
import type { RequiredFeature } from './feature.js';

/** An interaction with what the index knows of it. */
export interface IndexedInteraction {
  readonly matcher: InteractionMatcher;
  readonly features: readonly RequiredFeature[];
  /** What is known of its path; undefined when any path may match. */
  readonly path: KnownValue | undefined;
}
