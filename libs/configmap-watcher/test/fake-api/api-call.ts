import type { IncomingMessage } from 'node:http';
import { selectedName } from './selectors.js';

/** A request as the API server understands it. */
export interface ApiCall {
  readonly verb: 'get' | 'list' | 'watch' | 'create' | 'update' | 'delete';
  readonly resource: string;
  readonly namespace: string;
  readonly name: string | undefined;
  readonly query: Readonly<Record<string, string>>;
  readonly authorization: string | undefined;
}

const PATHS = [
  /^\/api\/v1\/namespaces\/(?<namespace>[^/]+)\/(?<resource>configmaps|events|serviceaccounts)(?:\/(?<name>[^/]+))?$/,
  /^\/apis\/rbac\.authorization\.k8s\.io\/v1\/namespaces\/(?<namespace>[^/]+)\/(?<resource>roles|rolebindings)(?:\/(?<name>[^/]+))?$/,
  /^\/api\/v1\/namespaces\/(?<namespace>[^/]+)\/(?<resource>serviceaccounts)\/(?<name>[^/]+)\/token$/,
  /^\/api\/v1\/(?<resource>namespaces)(?:\/(?<name>[^/]+))?$/,
];

/** Undefined for what this server does not know. */
export function parseCall({ method = 'GET', url = '/', headers }: IncomingMessage): ApiCall | undefined {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const parts = PATHS.map((path) => path.exec(pathname)?.groups).find((groups) => groups !== undefined);
  if (parts === undefined) {
    return undefined;
  }
  const { resource = '', namespace = '', name } = parts;
  const query = Object.fromEntries(searchParams);
  return {
    verb: verbOf(method, { isCollection: name === undefined, isWatch: query['watch'] === 'true' }),
    resource: pathname.endsWith('/token') ? 'serviceaccounts/token' : resource,
    namespace,
    name: name ?? selectedName(query),
    query,
    authorization: headers.authorization,
  };
}

function verbOf(
  method: string,
  { isCollection, isWatch }: { isCollection: boolean; isWatch: boolean },
): ApiCall['verb'] {
  switch (method) {
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'DELETE':
      return 'delete';
    default:
      return isCollection ? (isWatch ? 'watch' : 'list') : 'get';
  }
}
