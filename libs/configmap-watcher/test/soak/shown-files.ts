import type { FileWatch } from '../../src/file-watch.js';
import { textsIn } from '../until.js';

/** Everything that a watch shows, each snapshot as one text. */
export class ShownFiles {
  readonly all: string[] = [];

  constructor(watch: FileWatch) {
    void this.follow(watch);
  }

  get latest(): string {
    return this.all.at(-1) ?? 'nothing yet';
  }

  private async follow(watch: FileWatch): Promise<void> {
    for await (const snapshot of watch) {
      this.all.push(snapshot.kind === 'absent' ? 'absent' : JSON.stringify(textsIn(snapshot)));
    }
  }
}
