/** A message in JSON. */
export type JsonMessage = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonMessage {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at a path such as `secret.name`; undefined when nothing does. */
export function valueAt(message: JsonMessage, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), message);
}

/** The message without what stands at these paths. */
export function without(message: JsonMessage, paths: readonly string[]): JsonMessage {
  const members = Object.entries(message)
    .filter(([name]) => !paths.includes(name))
    .map(([name, value]) => {
      const within = paths.filter((path) => path.startsWith(`${name}.`)).map((path) => path.slice(name.length + 1));
      return [name, within.length > 0 && isRecord(value) ? without(value, within) : value];
    });
  return Object.fromEntries(members) as JsonMessage; // Each member has a name
}
