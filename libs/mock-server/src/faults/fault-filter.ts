import type { HeaderFields } from '@pact-infra/pact-core';

/** As much of a request as decides about its faults. */
export interface FaultTarget {
  readonly method: string;
  /** The path as it was sent, and as the profile rewrites it. */
  readonly paths: readonly string[];
  readonly headers: HeaderFields;
}

/** Which requests a fault is meant for; what is left out accepts all. */
export interface FaultFilter {
  readonly method?: string;
  readonly path?: string;
  /** A regular expression that is looked for in the path. */
  readonly pathPattern?: { readonly source: string; readonly isFound: (path: string) => boolean };
  /** By names in lower case; one of the values of each must be just this. */
  readonly headers?: Readonly<Record<string, string>>;
}

export function accepts({ method, path, pathPattern, headers }: FaultFilter, target: FaultTarget): boolean {
  return (
    (method === undefined || method === target.method) &&
    (path === undefined || target.paths.includes(path)) &&
    (pathPattern === undefined || target.paths.some((sent) => pathPattern.isFound(sent))) &&
    Object.entries(headers ?? {}).every(([name, value]) => linesOf(target.headers, name).includes(value))
  );
}

/** None where the name is only that of a member which every object has. */
function linesOf(headers: HeaderFields, name: string): readonly string[] {
  return (Object.hasOwn(headers, name) ? headers[name] : undefined) ?? [];
}
