/** The parts of a pact that the tests vary, as they stand in a file. */
export interface InteractionText {
  readonly description: string;
  readonly providerStates?: readonly { readonly name: string }[];
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly query?: Readonly<Record<string, readonly string[]>>;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
    readonly matchingRules?: object;
  };
  readonly response: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
    readonly matchingRules?: object;
    readonly generators?: object;
  };
}

export interface PactNames {
  readonly consumer?: string;
  readonly provider?: string;
}

/** A V3 pact file's text. */
export function pactText(
  interactions: readonly InteractionText[],
  { consumer = 'Shop', provider = 'Vault' }: PactNames = {},
): string {
  return JSON.stringify({
    consumer: { name: consumer },
    provider: { name: provider },
    interactions,
    metadata: { pactSpecification: { version: '3.0.0' } },
  });
}

/** `GET path` answered with a JSON body. */
export function reading(path: string, body: unknown): InteractionText {
  return {
    description: `a request for ${path}`,
    request: { method: 'GET', path },
    response: { status: 200, headers: { 'Content-Type': 'application/json' }, body },
  };
}
