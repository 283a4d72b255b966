import type { Kind, Manifest } from './resources.js';

/** Whether labels have all that a selector asks for; an empty selector selects nothing. */
export function selects(
  selector: Readonly<Record<string, string>> = {},
  labels: Readonly<Record<string, string>> = {},
): boolean {
  const wanted = Object.entries(selector);
  return wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value);
}

/** The problem that a name leads nowhere, if it does. */
export function missing(
  manifests: readonly Manifest[],
  referrer: string,
  kind: Kind,
  name: string | undefined,
): readonly string[] {
  return manifests.some((manifest) => manifest.kind === kind && manifest.name === name)
    ? []
    : [`${referrer} names ${kind} ${name ?? '(none)'}, which does not exist`];
}
