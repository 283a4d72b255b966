import { isUtf8 } from 'node:buffer';
import type { CompiledInteraction, HttpResponse } from '@pact-infra/pact-core';
import type { Answer } from './answer.js';
import { headerProblem, isAscii, isFramingHeader, isHeaderName, servableHeaderValue } from './servable-header.js';

const MAX_DESCRIPTION_LENGTH = 200;

/**
 * The answer that a contract's response makes on the wire.
 *
 * @param kept - the text that stands for a header's name or value in the answer
 */
export function contractAnswer(
  interaction: CompiledInteraction,
  response: HttpResponse,
  kept: (text: string) => string = (text) => text,
): Answer {
  const headers: string[] = [];
  let isAsciiHead = true;
  for (const [name, value] of response.headers) {
    if (isHeaderName(name) && !isFramingHeader(name)) {
      const servable = servableHeaderValue(value);
      isAsciiHead &&= isAscii(servable);
      headers.push(kept(name), kept(servable));
    }
  }
  const description = servableHeaderValue(interaction.interaction.description.slice(0, MAX_DESCRIPTION_LENGTH));
  headers.push('x-pact-interaction', kept(description));
  isAsciiHead &&= isAscii(description);

  const bytes = Buffer.from(response.body ?? []);
  const length = contentLength(interaction, response, bytes.length);
  if (length !== undefined) {
    headers.push('content-length', length);
  }
  return {
    status: response.status,
    headers,
    // Node would write a text in the encoding of the text, head included: that is only right when the head is ASCII.
    body: bytes.length === 0 ? undefined : isAsciiHead && isUtf8(bytes) ? bytes.toString('utf8') : bytes,
    outcome: 'match',
    interaction,
  };
}

/** What a contract's response asks for that HTTP cannot deliver, told once when the contract is loaded. */
export function responseProblems({ interaction }: CompiledInteraction): string[] {
  const { status, headers } = interaction.response;
  const problems = [...headers].flatMap(([name, values]) => headerProblem(name, values) ?? []);
  return isServableStatus(status) ? problems : [...problems, `status ${status} is not one a response can have`];
}

/** Whether a response can have this status; 1xx never ends an exchange. */
export function isServableStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 200 && status <= 999;
}

function contentLength(interaction: CompiledInteraction, response: HttpResponse, length: number): string | undefined {
  if (interaction.interaction.request.method.toUpperCase() === 'HEAD' || response.status === 304) {
    // There the length tells of the body that a GET would get, which only the contract knows.
    const stated = response.headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1];
    return stated !== undefined && /^\d+$/.test(stated) ? stated : undefined;
  }
  return response.status === 204 ? undefined : String(length);
}
