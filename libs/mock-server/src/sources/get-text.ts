import { get as getByHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { get as getByHttps } from 'node:https';
import { text } from 'node:stream/consumers';

export interface TextAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * Gets a text over HTTP; any status is an answer. The global `fetch` would do, but a process that calls it carries 13 MiB
 * more.
 */
export async function getText(url: string, signal: AbortSignal): Promise<TextAnswer> {
  const get = url.startsWith('https:') ? getByHttps : getByHttp;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { signal, headers: { accept: 'application/json' } }, resolve).on('error', (error: Error) => {
      reject(new Error(reasonOf(error), { cause: error }));
    });
  });
  return { status: response.statusCode ?? 0, text: await text(response) };
}

/** An error of several attempts, one for each address, has no message of its own. */
function reasonOf(error: Error): string {
  return error.message === '' && 'code' in error ? String(error.code) : error.message;
}
