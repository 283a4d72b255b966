import { ContractError } from '../errors.js';
import { InteractionMatcher } from './interaction-matcher.js';
import type { HttpInteraction, Pact } from '../model/pact.js';
import { runToEnd, type Slices } from '../slices.js';
import { CompiledContracts } from './compiled-contracts.js';
import type { Contracts, RejectedPact } from './contracts.js';
import { validateRules } from './validate-rules.js';
import { buildIndex } from './index/build-index.js';
import { FeatureTable } from './index/feature.js';
import type { IndexedInteraction } from './index/indexed-interaction.js';
import { requiredFeatures, type FeatureContext } from './index/required-features.js';
import { compileNormalisation, type Normalisation } from './normalisation.js';
import { RequestCompiler } from './request-compiler.js';

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
  const context = { normalisation, features: new FeatureTable(), requests: new RequestCompiler(normalisation) };
  const indexed: IndexedInteraction[] = [];
  const rejected: RejectedPact[] = [];
  for (const pact of pacts) {
    const result = yield* compilePact(pact, context);
    if (result instanceof ContractError) {
      rejected.push({ pact, error: result });
    } else {
      for (const interaction of result) {
        indexed.push(interaction);
      }
    }
    yield;
  }
  indexed.forEach(({ matcher }, position) => {
    matcher.position = position;
  });
  const ranked = indexed.toSorted((a, b) => b.matcher.score - a.matcher.score);
  ranked.forEach(({ matcher }, rank) => {
    matcher.rank = rank;
  });
  yield;
  const index = yield* buildIndex(ranked);
  return new CompiledContracts({ indexed, rejected, index, normalisation });
}

/** What the interactions of one set have in common. */
interface CompileContext extends FeatureContext {
  readonly requests: RequestCompiler;
}

function* compilePact(pact: Pact, context: CompileContext): Slices<readonly IndexedInteraction[] | ContractError> {
  const compiled: IndexedInteraction[] = [];
  for (const interaction of pact.interactions) {
    if (interaction.kind !== 'http') {
      continue;
    }
    const result = compileInteraction(pact, interaction, context);
    if (result instanceof ContractError) {
      return result;
    }
    compiled.push(result);
    if (compiled.length % INTERACTIONS_PER_SLICE === 0) {
      yield;
    }
  }
  return compiled;
}

function compileInteraction(
  pact: Pact,
  interaction: HttpInteraction,
  context: CompileContext,
): IndexedInteraction | ContractError {
  try {
    validateRules(interaction.response.rules);
    const { normalisation, requests } = context;
    const checks = requests.compile(interaction.request);
    return {
      matcher: new InteractionMatcher(pact, interaction, checks, normalisation.jsonMediaTypes),
      features: requiredFeatures(interaction.request, checks.body.expectedJson, context),
      path: checks.path.known,
    };
  } catch (error) {
    if (error instanceof ContractError) {
      return error;
    }
    throw error;
  }
}
