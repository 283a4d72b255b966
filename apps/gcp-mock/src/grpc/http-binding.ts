import { isRecord } from './json-message.js';
import { jsonName, PathTemplate } from './path-template.js';

/** One way in which a method is called over HTTP. */
export interface HttpBinding {
  readonly method: string;
  readonly path: PathTemplate;
  /** The field that is the body, `*` for all that are not in the path; undefined when they are in the query. */
  readonly body: string | undefined;
}

const httpMethods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/**
 * What the annotation `google.api.http` of a method says.
 *
 * @param options - of the method, as protobufjs reads them
 */
export function httpBindings(options: readonly Readonly<Record<string, unknown>>[]): readonly HttpBinding[] {
  const rules = options.map((option) => option['(google.api.http)']).filter(isRecord);
  return rules.flatMap((rule) => [rule, ...[rule['additional_bindings'] ?? []].flat()].flatMap(bindingOf));
}

function bindingOf(rule: unknown): HttpBinding[] {
  if (!isRecord(rule)) {
    return [];
  }
  const { body } = rule;
  return httpMethods.flatMap((method) => {
    const path = rule[method];
    return typeof path === 'string'
      ? {
          method: method.toUpperCase(),
          path: new PathTemplate(path),
          body: typeof body === 'string' ? jsonName(body) : undefined,
        }
      : [];
  });
}
