export interface StoredConfigMap {
  readonly metadata: { readonly name: string; readonly uid: string; readonly resourceVersion: string };
  readonly data?: Readonly<Record<string, string>> | null;
  readonly binaryData?: Readonly<Record<string, string>>;
}

export type ConfigMapContent = Pick<StoredConfigMap, 'data' | 'binaryData'>;

export interface HistoryEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: StoredConfigMap;
}

/** ConfigMaps with resource versions and a history that can be compacted, as etcd keeps them. */
export class ConfigMapHistory {
  resourceVersion = 100;
  onEvent: (event: HistoryEvent) => void = () => undefined;
  private readonly current = new Map<string, StoredConfigMap>();
  private events: { readonly version: number; readonly event: HistoryEvent }[] = [];
  private compactedAt = 0;
  private created = 0;

  all(): readonly StoredConfigMap[] {
    return [...this.current.values()];
  }

  put(name: string, content: ConfigMapContent): void {
    const before = this.current.get(name);
    const uid = before?.metadata.uid ?? `uid-${++this.created}`;
    const object = { ...content, metadata: { name, uid, resourceVersion: String(this.advance()) } };
    this.current.set(name, object);
    this.record({ type: before === undefined ? 'ADDED' : 'MODIFIED', object });
  }

  delete(name: string): void {
    const before = this.current.get(name);
    if (before !== undefined) {
      this.current.delete(name);
      const metadata = { ...before.metadata, resourceVersion: String(this.advance()) };
      this.record({ type: 'DELETED', object: { ...before, metadata } });
    }
  }

  /** Something else in the cluster changed. */
  advance(): number {
    return ++this.resourceVersion;
  }

  /** Forgets how things came to be: a watch from an earlier version has expired. */
  compact(): void {
    this.compactedAt = this.advance();
    this.events = [];
  }

  since(version: number): readonly HistoryEvent[] | 'expired' {
    return version < this.compactedAt
      ? 'expired'
      : this.events.filter((entry) => entry.version > version).map(({ event }) => event);
  }

  private record(event: HistoryEvent): void {
    this.events.push({ version: this.resourceVersion, event });
    this.onEvent(event);
  }
}
