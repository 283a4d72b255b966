import type { ApiCall } from './api-call.js';
import type { ObjectStore, StoredObject } from './object-store.js';
import { selectorOf } from './selectors.js';

interface Rest {
  readonly items: readonly StoredObject[];
  readonly version: number;
}

/** Lists in pages; all pages of one list show the state that the first one found. */
export class ListPages {
  private readonly rests = new Map<string, Rest>();
  private tokens = 0;

  constructor(private readonly store: ObjectStore) {}

  /** The list as an API server writes it; undefined when the `continue` token is too old. */
  read({ resource, namespace, query }: ApiCall): object | undefined {
    const { limit, continue: token } = query;
    const rest = token === undefined ? this.begin({ resource, namespace, query }) : this.rests.get(token);
    if (rest === undefined || this.store.isForgotten(rest.version)) {
      return undefined;
    }
    const count = limit === undefined ? rest.items.length : Number(limit);
    const next = rest.items.slice(count);
    return {
      kind: 'List',
      apiVersion: 'v1',
      metadata: {
        resourceVersion: String(rest.version),
        ...(next.length > 0 && { continue: this.keep({ ...rest, items: next }), remainingItemCount: next.length }),
      },
      items: rest.items.slice(0, count),
    };
  }

  private begin({ resource, namespace, query }: Pick<ApiCall, 'resource' | 'namespace' | 'query'>): Rest {
    const items = this.store.list(resource, namespace).filter(selectorOf(query));
    return { items, version: this.store.resourceVersion };
  }

  private keep(rest: Rest): string {
    const token = `page-${++this.tokens}`;
    this.rests.set(token, rest);
    return token;
  }
}
