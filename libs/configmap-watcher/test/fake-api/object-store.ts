export interface ObjectMetadata {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly resourceVersion: string;
  readonly labels?: Readonly<Record<string, string>>;
}

export interface StoredObject {
  readonly metadata: ObjectMetadata;
  readonly [member: string]: unknown;
}

/** Where an object is filed. */
export interface ObjectKey {
  readonly resource: string;
  readonly namespace: string;
  readonly name: string;
}

export interface ObjectContent {
  readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
  readonly [member: string]: unknown;
}

export interface Change {
  readonly resource: string;
  readonly version: number;
  readonly before: StoredObject | undefined;
  /** What a deletion leaves: the object under the version of its end. */
  readonly after: StoredObject;
  readonly isDeletion: boolean;
}

/** Objects with resource versions and a history that can be compacted, as etcd keeps them. */
export class ObjectStore {
  resourceVersion = 100;
  onChange: (change: Change) => void = () => undefined;
  private readonly objects = new Map<string, StoredObject>();
  private changes: Change[] = [];
  private compactedAt = this.resourceVersion;
  private created = 0;

  find(key: ObjectKey): StoredObject | undefined {
    return this.objects.get(pathOf(key));
  }

  /** In name order. */
  list(resource: string, namespace: string): readonly StoredObject[] {
    const prefix = pathOf({ resource, namespace, name: '' });
    return [...this.objects.entries()]
      .filter(([path]) => path.startsWith(prefix))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, object]) => object);
  }

  put(key: ObjectKey, content: ObjectContent): StoredObject {
    const before = this.find(key);
    const { namespace, name } = key;
    const uid = before?.metadata.uid ?? `uid-${++this.created}`;
    const metadata = { ...content.metadata, namespace, name, uid, resourceVersion: String(this.advance()) };
    const after = { ...content, metadata };
    this.objects.set(pathOf(key), after);
    this.record({ resource: key.resource, before, after, isDeletion: false });
    return after;
  }

  /** Whether there was such an object. */
  delete(key: ObjectKey): boolean {
    const before = this.find(key);
    if (before === undefined) {
      return false;
    }
    this.objects.delete(pathOf(key));
    const metadata = { ...before.metadata, resourceVersion: String(this.advance()) };
    this.record({ resource: key.resource, before, after: { ...before, metadata }, isDeletion: true });
    return true;
  }

  deleteNamespace(namespace: string): void {
    for (const path of [...this.objects.keys()]) {
      const [resource = '', itsNamespace, name = ''] = path.split(' ');
      if (itsNamespace === namespace) {
        this.delete({ resource, namespace, name });
      }
    }
  }

  /** Something else in the cluster changed. */
  advance(): number {
    return ++this.resourceVersion;
  }

  /** Forgets how things came to be: a watch from an earlier version has expired. */
  compact(): void {
    this.compactedAt = this.advance();
    this.changes = [];
  }

  isForgotten(version: number): boolean {
    return version < this.compactedAt;
  }

  since(version: number): readonly Change[] {
    return this.changes.filter((change) => change.version > version);
  }

  private record(change: Omit<Change, 'version'>): void {
    const recorded = { ...change, version: this.resourceVersion };
    this.changes.push(recorded);
    this.onChange(recorded);
  }
}

function pathOf({ resource, namespace, name }: ObjectKey): string {
  return `${resource} ${namespace} ${name}`;
}
