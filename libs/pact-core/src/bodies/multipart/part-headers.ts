import type { RuleSelection } from '../../checks/rule-selection.js';
import { compileValueCheck } from '../../checks/value-check.js';
import type { MismatchSink } from '../../mismatch-sink.js';
import { shownText } from '../../rules/scalar-text.js';

/** Headers that a part may leave out. */
const OPTIONAL = new Set(['content-type', 'content-disposition', 'content-transfer-encoding']);

/** Compares the headers of a part; with a sink every mismatch is reported. */
export type PartHeadersComparison = (actual: ReadonlyMap<string, string>, sink?: MismatchSink) => boolean;

/**
 * Prepares the comparison of a part's headers: by the rule stated for `$.part.header`, else they are equal. The disposition
 * needs a rule to count.
 */
export function compilePartHeaders(
  part: string,
  headers: ReadonlyMap<string, string>,
  ofPart: RuleSelection,
): PartHeadersComparison {
  const checks = [...headers].flatMap(([name, expected]) => {
    const { selected } = ofPart.field(name);
    const stated = selected?.isCascaded === false ? selected.list : undefined;
    const counts = stated !== undefined || name !== 'content-disposition';
    return counts ? [{ name, check: compileValueCheck(stated, { expected, domain: 'text' }) }] : [];
  });
  return (actual, sink) => {
    let isRight = true;
    for (const { name, check } of checks) {
      const value = actual.get(name);
      if (value === undefined ? OPTIONAL.has(name) : check.check(value)) {
        continue;
      }
      isRight = false;
      if (sink === undefined) {
        return false;
      }
      const shown = value === undefined ? 'nothing' : shownText(value);
      const message = `Expected the header ${name} of the part "${part}" ${check.describe(value ?? '')} but it was ${shown}`;
      sink.add({ where: part, rule: check.rule, expected: shownText(headers.get(name)), actual: shown, message });
    }
    return isRight;
  };
}
