import { isJsonObject, parseJson } from './json.js';

const LONGEST_PLAIN_TEXT = 1000;

/**
 * Collects a broker's own words from an error body.
 *
 * Brokers answer `{"error": "…"}`, `{"error": {"message": "…"}}`, `{"errors": {"field": ["…"]}}`, `{"errors": ["…"]}`,
 * `{"notices": [{"type": "error", "text": "…"}]}`, problem+json, or plain text.
 */
export function errorReasons(body: string, contentType: string): readonly string[] {
  if (!contentType.includes('json')) {
    return contentType.startsWith('text/plain') && body.trim() !== '' ? [body.trim().slice(0, LONGEST_PLAIN_TEXT)] : [];
  }
  const parsed = parseJson(body);
  if (!isJsonObject(parsed)) {
    return [];
  }
  const reasons = [
    ...errorTexts(parsed['error']),
    ...errorTexts(parsed['errors']),
    ...noticeTexts(parsed['notices']),
    ...errorTexts(parsed['detail']),
  ];
  return [...new Set(reasons)];
}

function errorTexts(value: unknown, field?: string): readonly string[] {
  if (typeof value === 'string') {
    return [field === undefined ? value : `${field} ${value}`];
  }
  if (Array.isArray(value)) {
    return value.flatMap((entry) => errorTexts(entry, field));
  }
  if (!isJsonObject(value)) {
    return [];
  }
  const text = value['message'] ?? value['detail'];
  if (typeof text === 'string') {
    return [text];
  }
  return Object.entries(value).flatMap(([name, entry]) =>
    errorTexts(entry, field === undefined ? name : `${field}.${name}`),
  );
}

function noticeTexts(value: unknown): readonly string[] {
  if (!Array.isArray(value)) {
    return [];
  }
  return value
    .filter((notice) => isJsonObject(notice) && notice['type'] === 'error')
    .flatMap((notice: Record<string, unknown>) => errorTexts(notice['text']));
}
