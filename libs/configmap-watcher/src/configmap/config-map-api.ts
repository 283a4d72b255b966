import type { ApiServer } from './api-server.js';
import { ApiProtocolError } from './api-error.js';
import { apiGet, readText } from './api-request.js';
import { memberOf, stringMember } from './json-member.js';
import { readWatchEvents, type WatchEvent } from './watch-events.js';

export interface ConfigMapName {
  readonly namespace: string;
  readonly name: string;
}

export interface ListedConfigMaps {
  readonly items: readonly unknown[];
  /** Where a watch has to begin so that it misses nothing. */
  readonly resourceVersion: string;
}

/**
 * List and watch of one ConfigMap. Both use a field selector, so that a Role that names just this one (`resourceNames`)
 * is enough.
 */
export class ConfigMapApi {
  private readonly path: string;
  private readonly selector: { readonly fieldSelector: string };

  constructor(
    private readonly server: ApiServer,
    { namespace, name }: ConfigMapName,
  ) {
    this.path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/configmaps`;
    this.selector = { fieldSelector: `metadata.name=${name}` };
  }

  async list(signal: AbortSignal): Promise<ListedConfigMaps> {
    const response = await apiGet(this.server, { path: this.path, query: this.selector, signal });
    return parseList(await readText(response));
  }

  async *watch(
    { resourceVersion, timeoutSeconds }: { resourceVersion: string; timeoutSeconds: number },
    signal: AbortSignal,
  ): AsyncGenerator<WatchEvent, void, void> {
    const query = {
      ...this.selector,
      watch: 'true',
      allowWatchBookmarks: 'true',
      resourceVersion,
      timeoutSeconds: String(timeoutSeconds),
    };
    const response = await apiGet(this.server, { path: this.path, query, signal });
    response.setEncoding('utf8');
    yield* readWatchEvents(response);
  }
}

function parseList(text: string): ListedConfigMaps {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch (error) {
    throw new ApiProtocolError('Expected a list of ConfigMaps, got no JSON', { cause: error });
  }
  const resourceVersion = stringMember(memberOf(list, 'metadata'), 'resourceVersion');
  if (resourceVersion === undefined) {
    throw new ApiProtocolError('Expected a list of ConfigMaps with metadata.resourceVersion');
  }
  const items: unknown = memberOf(list, 'items');
  return { items: Array.isArray(items) ? items : [], resourceVersion };
}
