import type { RuleList } from '../model/pact.js';
import { shownText } from '../rules/scalar-text.js';
import { ownText } from '../text/own-text.js';
import { compileValueCheck, type KnownValue, type ValueCheck } from '../checks/value-check.js';

/** The path of a request in both its forms. */
export interface ReceivedPath {
  /** As the client sent it. */
  readonly rawPath: string;
  /** As a normalisation rewrote it; the same where nothing is to be rewritten. */
  readonly path: string;
}

/** What the path of a request must satisfy. */
export interface PathCheck {
  /** Name of the rule, or of the rules; `equality` where none is stated. */
  readonly rule: string;
  check(received: ReceivedPath): boolean;
  /** Second half of a sentence: `to be "/secrets"`. Only called after `check` failed. */
  describe(received: ReceivedPath): string;
  /** The only rewritten path that passes, or a text with which one of the two forms begins, where that is known. */
  readonly known: KnownValue | undefined;
}

/**
 * Prepares the check of a path. Example paths are rewritten like those of requests. Rules cannot be: they were written
 * with the one form or the other in mind, and so either may satisfy them.
 *
 * @throws ContractError when a rule makes no sense
 */
export function compilePath(
  path: string,
  list: RuleList | undefined,
  rewrite: ((path: string) => string) | undefined,
): PathCheck {
  const expected = rewrite === undefined ? path : rewrite(path);
  return list === undefined || list.rules.length === 0
    ? new LiteralPathCheck(ownText(expected))
    : new RulePathCheck(compileValueCheck(list, { expected, domain: 'text' }));
}

class LiteralPathCheck implements PathCheck {
  readonly rule = 'equality';

  constructor(private readonly expected: string) {}

  get known(): KnownValue {
    return { kind: 'literal', value: this.expected };
  }

  check({ path }: ReceivedPath): boolean {
    return path === this.expected;
  }

  describe(): string {
    return `to be ${shownText(this.expected)}`;
  }
}

class RulePathCheck implements PathCheck {
  readonly known: KnownValue | undefined;

  constructor(private readonly value: ValueCheck) {
    this.known = value.known;
  }

  get rule(): string {
    return this.value.rule;
  }

  check(received: ReceivedPath): boolean {
    return this.value.check(received.path) || (isRewritten(received) && this.value.check(received.rawPath));
  }

  describe({ rawPath }: ReceivedPath): string {
    return this.value.describe(rawPath);
  }
}

export function isRewritten({ path, rawPath }: ReceivedPath): boolean {
  return path !== rawPath;
}
