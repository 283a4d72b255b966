/** A JSON object of which nothing is known yet. */
export type UnknownObject = Readonly<Record<string, unknown>>;

/** Whether a parsed value is an object, not an array and not null. */
export function isJsonObject(value: unknown): value is UnknownObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parses for reading only, `undefined` when it is not JSON; pact content is never written back from this. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Follows member names into nested objects; `undefined` as soon as one is absent. */
export function memberAt(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>((current, name) => (isJsonObject(current) ? current[name] : undefined), value);
}
