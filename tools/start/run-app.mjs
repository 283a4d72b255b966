/**
 * Runs one app as a child of `npm start`: `node run-app.mjs MAIN`. The app ends with its parent, however that ends: the
 * channel between the two closes.
 */
import { pathToFileURL } from 'node:url';

const MILLISECONDS_TO_STOP = 4000;

process.once('disconnect', () => {
  setTimeout(() => process.exit(1), MILLISECONDS_TO_STOP).unref();
  process.kill(process.pid, 'SIGTERM');
});

const [, , main = ''] = process.argv;
await import(pathToFileURL(main).href);
