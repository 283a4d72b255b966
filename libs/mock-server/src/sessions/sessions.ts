import { randomBytes } from 'node:crypto';
import { Session } from './session.js';

const DEFAULT_ID = 'default';
const GENERATED_ID_BYTES = 8;

export interface SessionsOptions {
  /** As many can be open at once. */
  readonly count: number;
  /** A session that nobody used for this long is closed. */
  readonly idleMs: number;
  /** Is told of every session that was closed, for whatever reason. */
  readonly onClosed?: (session: Session) => void;
  /** Milliseconds on a clock that never goes back. */
  readonly now?: () => number;
}

interface Opened {
  readonly session: Session;
  usedAt: number;
}

/** The sessions of a mock server: the default one, which is always there, and as many opened ones as the limits allow. */
export class Sessions {
  /** Whose requests name no session. */
  readonly default = new Session(DEFAULT_ID);
  /** The least recently used first. */
  readonly #opened = new Map<string, Opened>();

  readonly #now: () => number;

  constructor(private readonly options: SessionsOptions) {
    this.#now = options.now ?? (() => performance.now());
  }

  /** All that are there; asking does not count as use. */
  get all(): readonly Session[] {
    this.#closeIdle();
    return [this.default, ...Array.from(this.#opened.values(), ({ session }) => session)];
  }

  /** The session of this id, which counts as used now. */
  find(id: string): Session | undefined {
    if (id === DEFAULT_ID) {
      return this.default;
    }
    this.#closeIdle();
    const opened = this.#opened.get(id);
    if (opened === undefined) {
      return undefined;
    }
    this.#opened.delete(id);
    this.#opened.set(id, opened);
    opened.usedAt = this.#now();
    return opened.session;
  }

  /**
   * Opens a session, in place of one of the same id. If there are too many, the least recently used is closed.
   *
   * @param id - letters, digits and `._~-`; not the default session's
   */
  open(id = randomBytes(GENERATED_ID_BYTES).toString('hex')): Session {
    this.close(id);
    const session = new Session(id);
    this.#opened.set(id, { session, usedAt: this.#now() });
    while (this.#opened.size > this.options.count) {
      const [leastRecentlyUsed = ''] = this.#opened.keys();
      this.close(leastRecentlyUsed);
    }
    return session;
  }

  /** Forgets all of a session; false when there is none of this id that could be closed. */
  close(id: string): boolean {
    const session = this.#opened.get(id)?.session;
    if (session === undefined) {
      return false;
    }
    this.#opened.delete(id);
    session.close();
    this.options.onClosed?.(session);
    return true;
  }

  #closeIdle(): void {
    const oldest = this.#now() - this.options.idleMs;
    for (const [id, { usedAt }] of this.#opened) {
      if (usedAt >= oldest) {
        return;
      }
      this.close(id);
    }
  }
}

/** Whether a text can be the id of a session that is opened: it stands in paths as it is. */
export function isSessionId(text: string): boolean {
  return /^[a-z\d][\w.~-]{0,99}$/i.test(text) && text !== DEFAULT_ID;
}
