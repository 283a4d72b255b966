import process from 'node:process';
import { StartError } from '../errors.js';

/** Runs an app's entry function. A start that fails ends the process with status 1 and says why: in one line where that is enough. */
export function runMain(main: () => unknown): void {
  void run(main);
}

async function run(main: () => unknown): Promise<void> {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`Cannot start: ${describe(error)}\n`);
    process.exit(1);
  }
}

function describe(error: unknown): string {
  if (error instanceof StartError) {
    return error.message;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
