/** A configuration value that is no secret. */
export interface Setting {
  readonly name: string;
  readonly value: string;
}

/** What the controller asks of a cloud's configuration service, whichever cloud it is. */
export interface SettingStore {
  /** Stores a value, the first of this name or a new one. */
  write(setting: Setting): Promise<void>;

  /** The current value, or `undefined` when there is no such setting. */
  read(name: string): Promise<Setting | undefined>;

  delete(name: string): Promise<void>;
}
