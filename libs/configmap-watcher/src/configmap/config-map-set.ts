import type { WatchedFile } from '../watched-file.js';
import type { ConfigMap } from './config-map.js';

/** The watched ConfigMaps that exist, as far as is known. */
export class ConfigMapSet {
  private configMaps: ReadonlyMap<string, ConfigMap> = new Map();

  get isEmpty(): boolean {
    return this.configMaps.size === 0;
  }

  get files(): readonly WatchedFile[] {
    return [...this.configMaps.values()].flatMap(({ files }) => files);
  }

  /** A list says what there is: whatever it does not name was deleted. */
  replaceAll(configMaps: readonly ConfigMap[]): void {
    this.configMaps = new Map(configMaps.map((configMap) => [configMap.name, configMap]));
  }

  put(configMap: ConfigMap): void {
    this.configMaps = new Map(this.configMaps).set(configMap.name, configMap);
  }

  /** Takes no notice of the late deletion of one that has been made anew under its name. */
  delete({ name, uid }: ConfigMap): void {
    if (this.configMaps.get(name)?.uid === uid) {
      this.configMaps = new Map([...this.configMaps].filter(([other]) => other !== name));
    }
  }

  holderOf(file: string): ConfigMap | undefined {
    return [...this.configMaps.values()].find(({ files }) => files.some(({ name }) => name === file));
  }
}
