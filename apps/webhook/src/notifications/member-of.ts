/** A member of a JSON object, boxed because it may be null; `undefined` when there is none, or no object. */
export function memberOf(json: unknown, name: string): { readonly value: unknown } | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json) || !Object.hasOwn(json, name)) {
    return undefined;
  }
  return { value: Reflect.get(json, name) };
}
