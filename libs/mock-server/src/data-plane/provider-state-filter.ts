import { searchPattern } from '@pact-infra/pact-core';
import type { CompiledInteraction, HeaderFields } from '@pact-infra/pact-core';

export interface ProviderStateFilterOptions {
  /** Only interactions with a state in which this regular expression finds something may answer; empty: all. */
  readonly pattern: string;
  /** Whether interactions without any state pass the pattern. */
  readonly keepsStateless: boolean;
  /** Header that holds such an expression for one request; empty: none. */
  readonly headerName: string;
}

type Accepts = (interaction: CompiledInteraction) => boolean;

/** A request filters provider states by what is no regular expression. */
export class InvalidStateHeader extends Error {
  override readonly name = 'InvalidStateHeader';
}

/** Which interactions may answer, by their provider states. */
export class ProviderStateFilter {
  readonly #always: Accepts | undefined;
  readonly #header: string;

  /** Undefined when nothing is filtered. */
  static of(options: ProviderStateFilterOptions): ProviderStateFilter | undefined {
    return options.pattern === '' && options.headerName === '' ? undefined : new ProviderStateFilter(options);
  }

  private constructor({ pattern, keepsStateless, headerName }: ProviderStateFilterOptions) {
    this.#always = pattern === '' ? undefined : inState(searchPattern(pattern), keepsStateless);
    this.#header = headerName.toLowerCase();
  }

  /** @throws InvalidStateHeader */
  forRequest(headers: HeaderFields): Accepts | undefined {
    const pattern = this.#header === '' ? undefined : headers[this.#header]?.[0];
    if (pattern === undefined) {
      return this.#always;
    }
    const always = this.#always;
    const asked = inState(this.#patternOf(pattern), false);
    return always === undefined ? asked : (interaction) => always(interaction) && asked(interaction);
  }

  #patternOf(pattern: string): (text: string) => boolean {
    try {
      return searchPattern(pattern);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new InvalidStateHeader(`The header ${this.#header} is not a regular expression: ${reason}`, {
        cause: error,
      });
    }
  }
}

function inState(find: (name: string) => boolean, keepsStateless: boolean): Accepts {
  return ({ interaction: { providerStates } }) =>
    providerStates.length === 0 ? keepsStateless : providerStates.some(({ name }) => find(name));
}
