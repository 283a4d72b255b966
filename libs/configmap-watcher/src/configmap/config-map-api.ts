import type { ApiServer } from './api-server.js';
import { ApiProtocolError } from './api-error.js';
import { apiRequest, readText } from './api-request.js';
import type { ConfigMapSelection } from './config-map-selection.js';
import { memberOf, stringMember } from './json-member.js';
import { readWatchEvents, type WatchEvent } from './watch-events.js';

export interface ListedConfigMaps {
  readonly items: readonly unknown[];
  /** Where a watch has to begin so that it misses nothing. */
  readonly resourceVersion: string;
}

/** So few ConfigMaps, of 1 MiB at most, come with one response. */
const PAGE_SIZE = 20;

/** List and watch of the selected ConfigMaps. */
export class ConfigMapApi {
  private readonly path: string;
  private readonly query: Readonly<Record<string, string>>;

  constructor(
    private readonly server: ApiServer,
    { namespace, query }: ConfigMapSelection,
  ) {
    this.path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/configmaps`;
    this.query = query;
  }

  /** Reads page after page; all are of the one version that the first is of. */
  async list(signal: AbortSignal): Promise<ListedConfigMaps> {
    const items: unknown[] = [];
    let page: Page | undefined;
    do {
      page = await this.readPage(page?.next, signal);
      items.push(...page.items);
    } while (page.next !== '');
    return { items, resourceVersion: page.resourceVersion };
  }

  private async readPage(next: string | undefined, signal: AbortSignal): Promise<Page> {
    const query = { ...this.query, limit: String(PAGE_SIZE), ...(next !== undefined && { continue: next }) };
    const response = await apiRequest(this.server, { method: 'GET', path: this.path, query, signal });
    return parsePage(await readText(response));
  }

  /** Resolves once the server has accepted the watch, with the events to come. */
  async watch(
    { resourceVersion, timeoutSeconds }: { resourceVersion: string; timeoutSeconds: number },
    signal: AbortSignal,
  ): Promise<AsyncIterable<WatchEvent>> {
    const query = {
      ...this.query,
      watch: 'true',
      allowWatchBookmarks: 'true',
      resourceVersion,
      timeoutSeconds: String(timeoutSeconds),
    };
    const response = await apiRequest(this.server, { method: 'GET', path: this.path, query, signal });
    response.setEncoding('utf8');
    return readWatchEvents(response);
  }
}

interface Page extends ListedConfigMaps {
  /** Token of the next page; empty on the last. */
  readonly next: string;
}

function parsePage(text: string): Page {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch (error) {
    throw new ApiProtocolError('Expected a list of ConfigMaps, got no JSON', { cause: error });
  }
  const metadata = memberOf(list, 'metadata');
  const resourceVersion = stringMember(metadata, 'resourceVersion');
  if (resourceVersion === undefined) {
    throw new ApiProtocolError('Expected a list of ConfigMaps with metadata.resourceVersion');
  }
  const items: unknown = memberOf(list, 'items');
  const next = stringMember(metadata, 'continue') ?? '';
  return { items: Array.isArray(items) ? items : [], resourceVersion, next };
}
