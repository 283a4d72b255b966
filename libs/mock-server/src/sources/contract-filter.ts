/** A consumer and a provider by name. */
export interface PactPair {
  readonly provider: string;
  readonly consumer: string;
}

export interface PairFilterOptions {
  /** `*` lets every name pass. */
  readonly providers: readonly string[];
  readonly consumers: readonly string[];
}

/** Tells which pacts a mock server serves. Names compare without case. */
export function pairFilter({ providers, consumers }: PairFilterOptions): (pair: PactPair) => boolean {
  const isProvider = nameFilter(providers);
  const isConsumer = nameFilter(consumers);
  return ({ provider, consumer }) => isProvider(provider) && isConsumer(consumer);
}

/** Identifies a pair, whatever the case of its names. */
export function pairKey({ provider, consumer }: PactPair): string {
  return JSON.stringify([provider.toLowerCase(), consumer.toLowerCase()]);
}

/** A pair for people. */
export function pairName({ provider, consumer }: PactPair): string {
  return `${provider} for ${consumer}`;
}

function nameFilter(names: readonly string[]): (name: string) => boolean {
  if (names.includes('*')) {
    return () => true;
  }
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  return (name) => wanted.has(name.toLowerCase());
}
