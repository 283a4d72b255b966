import process from 'node:process';
import { destination } from 'pino';
import type { DestinationStream } from 'pino';

const FLUSH_LENGTH = 4096;
const FLUSH_MILLISECONDS = 100;
/** Pino's number for the level. */
const WARN = 40;

/** Tells pino to leave the level of each line in `lastLevel`. */
const wantsLevel = Symbol.for('pino.metadata');

/**
 * Standard output for log lines: they are written together, a tenth of a second late at most. A warning, an error and the
 * end of the process write at once what has collected, so only a process that is killed loses lines.
 *
 * In this thread, because a worker would not survive bundling. They collect here, because pino's destination would measure
 * at every line all that has collected before.
 */
export function bufferedOutput(): DestinationStream {
  const output = destination({ dest: 1, sync: true });
  let lines = '';
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const text = lines;
    lines = '';
    output.write(text);
  };
  process.once('exit', () => {
    try {
      flush();
      output.flushSync();
    } catch {
      // Nobody reads the lines any more, and there is nowhere else to say so.
    }
  });
  const stream = {
    [wantsLevel]: true,
    lastLevel: 0,
    write: (line: string): void => {
      lines += line;
      if (stream.lastLevel >= WARN || lines.length >= FLUSH_LENGTH) {
        flush();
      } else {
        timer ??= setTimeout(flush, FLUSH_MILLISECONDS).unref();
      }
    },
  };
  return stream;
}
