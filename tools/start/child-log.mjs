import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

const shownLevels = new Set(['warn', 'error', 'fatal']);

/**
 * Writes a child's output to a file; what is a warning or worse, or no log line at all, also to the terminal.
 *
 * @param {{ name: string, file: string, streams: readonly import('node:stream').Readable[] }} options
 */
export function followLog({ name, file, streams }) {
  const log = createWriteStream(file, { flags: 'a' });
  for (const stream of streams) {
    createInterface({ input: stream }).on('line', (line) => {
      log.write(`${line}\n`);
      const text = noteworthy(line);
      if (text !== undefined) {
        console.log(`${name}: ${text}`);
      }
    });
  }
}

/**
 * @param {string} line
 * @returns {string | undefined}
 */
function noteworthy(line) {
  if (!line.startsWith('{')) {
    return line;
  }
  try {
    const { level, msg } = JSON.parse(line);
    return shownLevels.has(level) ? `${level}: ${msg}` : undefined;
  } catch {
    return line; // looked like JSON, but is not: shown as it is
  }
}
