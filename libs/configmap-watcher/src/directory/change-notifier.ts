import { watch, type FSWatcher } from 'node:fs';
import { stat } from 'node:fs/promises';

type WatchEntries = (directory: string, onChange: () => void) => FSWatcher;

/**
 * Asks the operating system to report changes in a directory. Only a hint: network file systems report nothing, and a
 * directory that is replaced takes its notifications with it, so `arm()` has to be called again and again.
 */
export class ChangeNotifier {
  private watcher: FSWatcher | undefined;
  private armedFor: string | undefined;

  constructor(
    private readonly directory: string,
    private readonly onChange: () => void,
    private readonly watchEntries: WatchEntries = watch,
  ) {}

  /**
   * Listens to the directory that has the name now, if the system has a notification handle left.
   *
   * @throws the system's error if there is no such directory
   */
  async arm(): Promise<void> {
    const { dev, ino, birthtimeNs } = await stat(this.directory, { bigint: true });
    // An inode number is soon given out again, so it alone would take a new directory for the old one.
    const identity = `${dev}:${ino}:${birthtimeNs}`;
    if (this.armedFor === identity) {
      return;
    }
    this.disarm();
    // Out of handles (ENOSPC, EMFILE), say: the next `arm()` tries again, and polling finds the changes meanwhile.
    try {
      this.watcher = this.watchEntries(this.directory, this.onChange);
    } catch {
      return;
    }
    this.watcher.on('error', () => {
      this.disarm();
    });
    this.armedFor = identity;
  }

  disarm(): void {
    this.watcher?.close();
    this.watcher = undefined;
    this.armedFor = undefined;
  }
}
