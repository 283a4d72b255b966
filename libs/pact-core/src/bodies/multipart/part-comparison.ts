import type { PlacedRules, RuleSelection } from '../../checks/rule-selection.js';
import { compileValueCheck } from '../../checks/value-check.js';
import type { MismatchSink } from '../../mismatch-sink.js';
import type { RuleList } from '../../model/pact.js';
import { shownText } from '../../rules/scalar-text.js';
import type { BodyComparison } from '../body-comparison.js';
import { ReceivedBody, type ReceivedPart } from '../received-body.js';
import { compilePartHeaders } from './part-headers.js';
import { rulesBelow } from './rules-below.js';

/** Prepares the comparison of a part that is a body of its own, with rules whose paths start at it. */
export type FileCompiler = (example: ReceivedBody, rules: readonly RuleList[]) => BodyComparison;

export interface ExpectedPart {
  readonly part: ReceivedPart;
  /** Its position, which names a part without a name. */
  readonly index: number;
  /** The rules of the whole body. */
  readonly selection: RuleSelection;
  readonly placed: readonly PlacedRules[];
}

/** Compares one part of a contract with those that came; with a sink every mismatch is reported. */
export interface PartComparison {
  compare(actual: readonly ReceivedPart[], sink?: MismatchSink): boolean;
}

/** @throws ContractError when a rule makes no sense */
export function compilePart(expected: ExpectedPart, compileFile: FileCompiler): PartComparison {
  const { part, index, selection } = expected;
  const name = part.name === '' ? String(index) : part.name;
  const ofPart = selection.field(name);
  const compareHeaders = compilePartHeaders(name, part.headers, ofPart);
  const content = part.isFile ? compileFilePart(expected, name, compileFile) : compileField(part, name, ofPart);
  return {
    compare: (actual, sink) => {
      // Of parts of the same name the first counts.
      const found = actual.find((each, position) => (each.name === '' ? position === index : each.name === part.name));
      if (found?.isFile !== part.isFile) {
        const wanted = part.isFile ? 'file' : 'field';
        const actualKind = found === undefined ? 'missing' : found.isFile ? 'a file' : 'a field';
        const message = `Expected the ${wanted} "${name}" but it is ${actualKind}`;
        sink?.add({ where: name, rule: 'equality', expected: `a ${wanted}`, actual: actualKind, message });
        return false;
      }
      const hasHeaders = compareHeaders(found.headers, sink);
      return (hasHeaders || sink !== undefined) && content.compare(found.body, sink) && hasHeaders;
    },
  };
}

function compileField({ body }: ReceivedPart, name: string, { selected }: RuleSelection): BodyComparison {
  const check = compileValueCheck(selected?.list, { expected: body.text, domain: 'text' });
  return {
    compare: (actual, sink) => {
      if (check.check(actual.text)) {
        return true;
      }
      const message = `Expected the field "${name}" ${check.describe(actual.text)} but it was ${shownText(actual.text)}`;
      const expected = shownText(body.text);
      sink?.add({ where: name, rule: check.rule, expected, actual: shownText(actual.text), message });
      return false;
    },
  };
}

function compileFilePart({ part, placed }: ExpectedPart, name: string, compileFile: FileCompiler): BodyComparison {
  const { body } = part;
  const rules = rulesBelow(name, placed);
  const compared = compileFile(body, rules);
  return {
    // A file without a type may be of any.
    compare: (actual, sink) =>
      (actual.isEmpty && body.isEmpty && rules.length === 0) ||
      compared.compare(
        actual.contentTypeHeader === undefined ? new ReceivedBody(actual.bytes, body.contentTypeHeader) : actual,
        sink,
      ),
  };
}
