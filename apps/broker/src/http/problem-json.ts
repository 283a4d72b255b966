import { STATUS_CODES } from 'node:http';
import { isJsonObject } from '../json/parse-json.js';

/** An error body in the form of RFC 9457, for clients that ask for `application/problem+json`. */
export function toProblem(status: number, body: object): object {
  const title = STATUS_CODES[status] ?? 'Error';
  const type = title.toLowerCase().replaceAll(' ', '-');
  if ('errors' in body && isJsonObject(body.errors)) {
    const errors = Object.entries(body.errors).flatMap(([field, problems]) =>
      [problems].flat().map((detail) => ({ title, type, detail: `${field} ${String(detail)}`, pointer: `/${field}` })),
    );
    return { title, type, status, errors };
  }
  return { title, type, status, detail: 'error' in body ? body.error : undefined };
}
