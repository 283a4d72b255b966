import { watch, type FSWatcher } from 'node:fs';
import { stat } from 'node:fs/promises';

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
  ) {}

  /**
   * Listens to the directory that has the name now.
   *
   * @throws the system's error if there is none
   */
  async arm(): Promise<void> {
    const { dev, ino, birthtimeNs } = await stat(this.directory, { bigint: true });
    // An inode number is soon given out again, so it alone would take a new directory for the old one.
    const identity = `${dev}:${ino}:${birthtimeNs}`;
    if (this.armedFor === identity) {
      return;
    }
    this.disarm();
    this.watcher = watch(this.directory, this.onChange);
    this.watcher.on('error', () => {
      // Out of notification handles, say: the next `arm()` tries again, and polling finds the changes meanwhile.
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
