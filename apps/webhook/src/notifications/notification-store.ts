export interface HistoryLimits {
  readonly notificationsPerType: number;
  readonly types: number;
  /** Over all types, of the notifications' JSON. */
  readonly bytes: number;
}

/** The notifications of one type, oldest first, as JSON texts: their size is known, and listing them converts nothing. */
interface History {
  readonly texts: string[];
  bytes: number;
}

/** Remembers the newest notifications of each type within fixed limits of number and size. */
export class NotificationStore {
  /** In the order in which the types were last added to. */
  private readonly histories = new Map<string, History>();
  private bytes = 0;

  constructor(private readonly limits: HistoryLimits) {}

  /** Older notifications make room: of the same type when they are too many, of the largest type when all are too large. */
  add(key: string, text: string): void {
    const history = this.histories.get(key) ?? { texts: [], bytes: 0 };
    this.histories.delete(key);
    this.histories.set(key, history);

    const size = Buffer.byteLength(text);
    history.texts.push(text);
    history.bytes += size;
    this.bytes += size;
    this.makeRoom(history);
  }

  list(key: string): readonly string[] {
    return this.histories.get(key)?.texts ?? [];
  }

  /** Returns how many were forgotten. */
  clear(key: string): number {
    const history = this.histories.get(key);
    if (history === undefined) {
      return 0;
    }
    this.histories.delete(key);
    this.bytes -= history.bytes;
    return history.texts.length;
  }

  private makeRoom(added: History): void {
    if (added.texts.length > this.limits.notificationsPerType) {
      this.dropOldest(added);
    }
    while (this.histories.size > this.limits.types) {
      const [silentForLongest = ''] = this.histories.keys();
      this.clear(silentForLongest);
    }
    while (this.bytes > this.limits.bytes) {
      this.dropOldest([...this.histories.values()].reduce((a, b) => (b.bytes > a.bytes ? b : a)));
    }
  }

  private dropOldest(history: History): void {
    const size = Buffer.byteLength(history.texts.shift() ?? '');
    history.bytes -= size;
    this.bytes -= size;
  }
}
