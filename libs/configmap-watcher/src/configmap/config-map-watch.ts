import type { FileWatch } from '../file-watch.js';

/** A watch that knows which ConfigMap each file is from. */
export interface ConfigMapWatch extends FileWatch {
  /** The ConfigMap that holds the file now; undefined if none does. */
  holderOf(file: string): ConfigMapReference | undefined;
}

export interface ConfigMapReference {
  readonly namespace: string;
  readonly name: string;
  /** Changes when a ConfigMap is deleted and made anew under its old name. */
  readonly uid: string;
  readonly resourceVersion: string;
}
