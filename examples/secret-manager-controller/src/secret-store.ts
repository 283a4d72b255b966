/** The current value of a secret. */
export interface Secret {
  readonly name: string;
  readonly value: string;
  /** The cloud's own identifier of this value; it changes with every update. */
  readonly version: string;
}

/** What the controller asks of a cloud, whichever cloud it is. */
export interface SecretStore {
  /** Stores the first value of a new secret. Azure overwrites a secret of the same name, AWS and GCP refuse. */
  create(secret: Pick<Secret, 'name' | 'value'>): Promise<void>;

  /** The current value, or `undefined` when there is no such secret. */
  read(name: string): Promise<Secret | undefined>;

  /** Adds a new current value to an existing secret. */
  update(secret: Pick<Secret, 'name' | 'value'>): Promise<void>;

  /** The names of all secrets, from all pages. */
  list(): Promise<readonly string[]>;

  delete(name: string): Promise<void>;
}
