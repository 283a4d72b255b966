import type { ServerResponse } from 'node:http';
import type { Clock } from '../../src/clock.js';
import { sendStatus, statusObject } from './answers.js';
import type { ApiCall } from './api-call.js';
import type { Change, ObjectStore } from './object-store.js';
import { eventFor, selectorOf, type Selector } from './selectors.js';

interface OpenWatch {
  /** The connection stays open, but nothing comes through any more. */
  isHalfOpen: boolean;
  readonly response: ServerResponse;
  readonly call: ApiCall;
  readonly selects: Selector;
}

/** The watches that are open, and what they are sent. */
export class WatchStreams {
  /** How a watch from a forgotten resource version is refused: real servers do both. */
  expiry: 'status' | 'event' = 'status';
  private readonly watches = new Set<OpenWatch>();

  constructor(
    private readonly store: ObjectStore,
    private readonly clock: Clock,
  ) {
    store.onChange = (change) => {
      for (const watch of this.watches) {
        this.send(watch, change);
      }
    };
  }

  get count(): number {
    return this.watches.size;
  }

  open(call: ApiCall, response: ServerResponse): void {
    const { resourceVersion = '0' } = call.query;
    const version = Number(resourceVersion);
    if (resourceVersion !== '0' && this.store.isForgotten(version)) {
      this.refuse(response, `too old resource version: ${version} (${this.store.resourceVersion})`);
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.flushHeaders();
    const watch = { response, call, selects: selectorOf(call.query), isHalfOpen: false };
    this.watches.add(watch);
    const cancel = this.endInTime(watch);
    response.on('close', () => {
      cancel();
      this.watches.delete(watch);
    });
    if (resourceVersion === '0') {
      this.sendState(watch);
    } else {
      for (const change of this.store.since(version)) {
        this.send(watch, change);
      }
    }
  }

  /** Every watch that is open now falls silent for good. */
  halfOpen(): void {
    for (const watch of this.watches) {
      watch.isHalfOpen = true;
    }
  }

  /** Ends every watch in good order, as a server does that shuts down. */
  end(): void {
    for (const watch of this.watches) {
      this.endOne(watch);
    }
  }

  /** Sends a line to every open watch, whatever it is. */
  sendLine(line: string): void {
    for (const { response, isHalfOpen } of this.watches) {
      if (!isHalfOpen) {
        response.write(`${line}\n`);
      }
    }
  }

  sendBookmark(): void {
    const resourceVersion = String(this.store.advance());
    for (const watch of this.watches) {
      this.write(watch, bookmark(resourceVersion));
    }
  }

  private endInTime(watch: OpenWatch): () => void {
    const { timeoutSeconds, allowWatchBookmarks } = watch.call.query;
    return this.clock.schedule(Number(timeoutSeconds ?? 1_800) * 1_000, () => {
      if (allowWatchBookmarks === 'true') {
        this.write(watch, bookmark(String(this.store.resourceVersion)));
      }
      this.endOne(watch);
    });
  }

  private endOne(watch: OpenWatch): void {
    if (!watch.isHalfOpen) {
      this.watches.delete(watch);
      watch.response.end();
    }
  }

  /** A watch from no version begins with what there is. */
  private sendState(watch: OpenWatch): void {
    const { namespace, resource } = watch.call;
    for (const object of this.store.list(resource, namespace).filter(watch.selects)) {
      this.write(watch, { type: 'ADDED', object });
    }
  }

  private send(watch: OpenWatch, change: Change): void {
    const { namespace, resource } = watch.call;
    if (change.resource === resource && change.after.metadata.namespace === namespace) {
      const event = eventFor(change, watch.selects);
      if (event !== undefined) {
        this.write(watch, event);
      }
    }
  }

  private write({ response, isHalfOpen }: OpenWatch, event: object): void {
    if (!isHalfOpen) {
      response.write(`${JSON.stringify(event)}\n`);
    }
  }

  private refuse(response: ServerResponse, message: string): void {
    const status = { code: 410, reason: 'Expired', message };
    if (this.expiry === 'status') {
      sendStatus(response, status);
    } else {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(`${JSON.stringify({ type: 'ERROR', object: statusObject(status) })}\n`);
    }
  }
}

function bookmark(resourceVersion: string): object {
  return { type: 'BOOKMARK', object: { kind: 'ConfigMap', apiVersion: 'v1', metadata: { resourceVersion } } };
}
