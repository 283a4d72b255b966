import { ContractError } from '../errors.js';
import { InteractionMatcher } from '../match/interaction-matcher.js';
import type { HttpInteraction, Pact } from '../model/pact.js';
import { runToEnd, type Slices } from '../slices.js';
import { CompiledContracts } from './compiled-contracts.js';
import { compileRequest } from './compile-request.js';
import type { Contracts, RejectedPact } from './contracts.js';
import { validateRules } from './validate-rules.js';
import { compileNormalisation, type CompiledNormalisation, type Normalisation } from './normalisation.js';

const INTERACTIONS_PER_SLICE = 32;

export interface CompileOptions {
  readonly normalisation?: Normalisation;
}

/** Prepares contracts for matching. Never throws for a bad pact: see `Contracts.rejected`. */
export function compile(pacts: readonly Pact[], options?: CompileOptions): Contracts {
  return runToEnd(compileInSlices(pacts, options));
}

/** `compile` in small steps. */
export function* compileInSlices(pacts: readonly Pact[], options: CompileOptions = {}): Slices<Contracts> {
  const normalisation = compileNormalisation(options.normalisation);
  const matchers: InteractionMatcher[] = [];
  const rejected: RejectedPact[] = [];
  for (const pact of pacts) {
    const result = yield* compilePact(pact, normalisation);
    if (result instanceof ContractError) {
      rejected.push({ pact, error: result });
    } else {
      for (const matcher of result) {
        matchers.push(matcher);
      }
    }
    yield;
  }
  return new CompiledContracts(matchers, rejected, normalisation);
}

function* compilePact(
  pact: Pact,
  normalisation: CompiledNormalisation,
): Slices<readonly InteractionMatcher[] | ContractError> {
  const matchers: InteractionMatcher[] = [];
  for (const interaction of pact.interactions) {
    if (interaction.kind !== 'http') {
      continue;
    }
    const matcher = compileInteraction(pact, interaction, normalisation);
    if (matcher instanceof ContractError) {
      return matcher;
    }
    matchers.push(matcher);
    if (matchers.length % INTERACTIONS_PER_SLICE === 0) {
      yield;
    }
  }
  return matchers;
}

function compileInteraction(
  pact: Pact,
  interaction: HttpInteraction,
  normalisation: CompiledNormalisation,
): InteractionMatcher | ContractError {
  try {
    validateRules(interaction.response.rules);
    const checks = compileRequest(interaction.request, normalisation);
    return new InteractionMatcher(pact, interaction, checks, normalisation.jsonMediaTypes);
  } catch (error) {
    if (error instanceof ContractError) {
      return error;
    }
    throw error;
  }
}
