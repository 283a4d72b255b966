import type { NearMiss } from '@pact-infra/pact-core';

const MOST_MISMATCHES = 5;
const LONGEST_MESSAGE = 300;

/** An interaction that came close to a request, as it is told in an answer: bounded, whatever the request was. */
export interface NearestInteraction {
  readonly consumer: string;
  readonly provider: string;
  readonly interaction: string;
  /** The first things that differ. */
  readonly mismatches: readonly string[];
  /** How many more there are. */
  readonly more_mismatches?: number;
}

export function describeNearMiss({ interaction: { pact, interaction }, mismatches }: NearMiss): NearestInteraction {
  const more = mismatches.length - MOST_MISMATCHES;
  return {
    consumer: pact.consumer,
    provider: pact.provider,
    interaction: shortened(interaction.description),
    mismatches: mismatches.slice(0, MOST_MISMATCHES).map(({ message }) => shortened(message)),
    ...(more > 0 && { more_mismatches: more }),
  };
}

/** A text of bounded length. */
export function shortened(text: string, longest = LONGEST_MESSAGE): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
