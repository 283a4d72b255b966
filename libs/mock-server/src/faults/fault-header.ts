import { faultKinds } from './fault.js';
import type { Fault } from './fault.js';
import { faultNumbers, InvalidFault, readFault, shown } from './fault-members.js';

export const FAULT_HEADER = 'x-pact-fault';

const LONGEST_TEXT = 300;
const idForm = /^[\w.~-]{1,100}$/;
const names = [...faultNumbers.map(spelled), 'id'];

const GRAMMAR =
  `Expected KIND[; NAME=VALUE]…, with KIND one of ${faultKinds.join(', ')} ` +
  `and NAME one of ${names.join(', ')}; several with commas between them`;

export interface NamedFault {
  readonly fault: Fault;
  readonly id: string | undefined;
}

/** A request asks in its header for what is no fault. */
export class InvalidFaultHeader extends Error {
  override readonly name = 'InvalidFaultHeader';
}

/**
 * Reads one fault of `X-Pact-Fault`, such as `throttling; retry-after=2; times=1`.
 *
 * @throws InvalidFaultHeader that names the header, what came and what was expected
 */
export function readFaultText(text: string): NamedFault {
  try {
    return read(text);
  } catch (error) {
    if (error instanceof InvalidFault) {
      throw new InvalidFaultHeader(`X-Pact-Fault: ${shown(text)}: ${error.message}. ${GRAMMAR}`, { cause: error });
    }
    throw error;
  }
}

function read(text: string): NamedFault {
  if (text.length > LONGEST_TEXT) {
    throw new InvalidFault(`it is longer than ${LONGEST_TEXT} characters`);
  }
  const [kind, ...parameters] = text.split(';').map((part) => part.trim());
  const texts = new Map<string, string>();
  for (const parameter of parameters) {
    const [, name = '', value = ''] = /^([a-z-]+)\s*=\s*(\S*)$/.exec(parameter) ?? [];
    if (!names.includes(name)) {
      throw new InvalidFault(`${shown(parameter)} is no NAME=VALUE that is known`);
    }
    if (texts.has(name)) {
      throw new InvalidFault(`${name} is there twice`);
    }
    texts.set(name, value);
  }
  const id = texts.get('id');
  if (id !== undefined && !idForm.test(id)) {
    throw new InvalidFault(`id must be letters, digits and ._~-, got ${shown(id)}`);
  }
  const numbers = faultNumbers.map((name) => [name, numberIn(texts.get(spelled(name)))] as const);
  return { id, fault: readFault({ kind, ...Object.fromEntries(numbers) }, spelled) };
}

/** As the header spells a member of a fault. */
function spelled(name: string): string {
  return name.replace('_', '-');
}

/** What is no number stays as it is, to be refused as what it is. */
function numberIn(text: string | undefined): unknown {
  return text !== undefined && /^(?:\d+|\d*\.\d+)$/.test(text) ? Number(text) : text;
}
