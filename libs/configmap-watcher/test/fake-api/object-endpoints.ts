import type { ServerResponse } from 'node:http';
import { serviceAccountUser } from './access.js';
import { sendJson, sendStatus } from './answers.js';
import type { ApiCall } from './api-call.js';
import { ListPages } from './list-pages.js';
import type { ObjectContent, ObjectStore } from './object-store.js';

interface WrittenObject extends ObjectContent {
  readonly metadata: ObjectContent['metadata'] & { readonly name?: string; readonly generateName?: string };
}

/** Everything but watches: get, list, create, update, delete, and tokens of service accounts. */
export class ObjectEndpoints {
  private readonly pages: ListPages;
  private generated = 0;

  constructor(
    private readonly store: ObjectStore,
    /** Users by token. */
    private readonly tokens: Map<string, string>,
  ) {
    this.pages = new ListPages(store);
  }

  answer(call: ApiCall, body: string, response: ServerResponse): void {
    switch (call.verb) {
      case 'list':
        this.list(call, response);
        break;
      case 'create':
        this.create(call, body, response);
        break;
      case 'get':
      case 'update':
      case 'delete':
        this.single(call, body, response);
        break;
      case 'watch':
    }
  }

  private list(call: ApiCall, response: ServerResponse): void {
    const page = this.pages.read(call);
    if (page === undefined) {
      sendStatus(response, { code: 410, reason: 'Expired', message: 'The provided continue parameter is too old' });
    } else {
      sendJson(response, { status: 200, body: page });
    }
  }

  private create(call: ApiCall, body: string, response: ServerResponse): void {
    const { resource, namespace, name: owner } = call;
    if (resource === 'serviceaccounts/token') {
      const token = `token-${this.store.advance()}`;
      this.tokens.set(token, serviceAccountUser(namespace, owner ?? ''));
      sendJson(response, { status: 201, body: { kind: 'TokenRequest', status: { token } } });
      return;
    }
    const content = JSON.parse(body) as WrittenObject;
    const name = content.metadata.name ?? `${content.metadata.generateName ?? ''}${++this.generated}`;
    const key = { resource, namespace, name };
    if (this.store.find(key) !== undefined) {
      sendStatus(response, { code: 409, reason: 'AlreadyExists', message: `${resource} "${name}" already exists` });
    } else {
      sendJson(response, { status: 201, body: this.store.put(key, content) });
    }
  }

  private single(call: ApiCall, body: string, response: ServerResponse): void {
    const { resource, namespace, name = '', verb } = call;
    const key = { resource, namespace, name };
    const object = this.store.find(key);
    if (object === undefined) {
      sendStatus(response, { code: 404, reason: 'NotFound', message: `${resource} "${name}" not found` });
      return;
    }
    if (verb === 'update') {
      sendJson(response, { status: 200, body: this.store.put(key, JSON.parse(body) as WrittenObject) });
      return;
    }
    if (verb === 'delete') {
      this.store.delete(key);
      if (resource === 'namespaces') {
        this.store.deleteNamespace(name);
      }
    }
    sendJson(response, { status: 200, body: object });
  }
}
