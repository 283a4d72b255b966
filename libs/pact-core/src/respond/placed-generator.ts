import { parsePathExpression, type PathToken } from '../checks/path-expression.js';
import { ContractError } from '../errors.js';
import { compileGenerator } from '../generators/compile-generator.js';
import type { CompiledGenerator } from '../generators/generator.js';
import { isJsonArray, isJsonNumber, isJsonObject, numberLexeme, type JsonValue } from '../json/json-value.js';
import type { GeneratorEntry, ResponseTemplate, RuleList } from '../model/pact.js';
import { ruleKindOf } from '../rules/rule-kind.js';

/** A generator and the places in a body that it is for. */
export interface PlacedGenerator {
  readonly tokens: readonly PathToken[];
  readonly generator: CompiledGenerator;
}

/** A path with more steps leads nowhere: walks along it are recursive. */
const LONGEST_PATH = 1_000;

/**
 * The generators of a response's body, those of `arrayContains` variants included, outer places before inner ones. One
 * whose path expression is not valid is left out: a response is never refused for its generators.
 */
export function bodyGenerators({ generators, rules }: ResponseTemplate): readonly PlacedGenerator[] {
  const stated = (generators.get('body') ?? []).flatMap((entry) => place(entry, []));
  const ofVariants = (rules.get('body') ?? []).flatMap(variantGenerators);
  return [...stated, ...ofVariants].toSorted((a, b) => a.tokens.length - b.tokens.length);
}

function place(
  { expression, generator, source }: GeneratorEntry,
  base: readonly PathToken[],
): readonly PlacedGenerator[] {
  const tokens = tokensOf(expression, source);
  return tokens === undefined || base.length + tokens.length > LONGEST_PATH
    ? []
    : [{ tokens: [...base, ...tokens], generator: compileGenerator(generator, source) }];
}

function tokensOf(expression: string, source: string): readonly PathToken[] | undefined {
  try {
    return parsePathExpression(expression === '' ? '$' : expression, source);
  } catch (error) {
    if (error instanceof ContractError) {
      return undefined;
    }
    throw error;
  }
}

/** Each variant of an `arrayContains` rule has its generators for the item of the example that it stands for. */
function variantGenerators({ expression, rules, source }: RuleList): readonly PlacedGenerator[] {
  const list = tokensOf(expression, source) ?? [];
  return rules
    .filter((rule) => ruleKindOf(rule) === 'arrayContains')
    .flatMap((rule) => itemsOf(rule.get('variants')))
    .flatMap((variant) => {
      const index = isJsonObject(variant) ? variant.get('index') : undefined;
      const generators = isJsonObject(variant) ? variant.get('generators') : undefined;
      if (!isJsonNumber(index) || !isJsonObject(generators)) {
        return [];
      }
      const item: readonly PathToken[] = [...list, { kind: 'index', index: Number(numberLexeme(index)) }];
      return Array.from(generators).flatMap(([path, generator]) =>
        isJsonObject(generator) ? place({ expression: path, generator, source }, item) : [],
      );
    });
}

function itemsOf(value: JsonValue | undefined): readonly JsonValue[] {
  return isJsonArray(value) ? value : [];
}
