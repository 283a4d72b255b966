import { symbols } from 'pino';
import type { DestinationStream, Logger } from 'pino';

/** Pino's number for the level. */
const INFO = 30;

/** What pino keeps in a logger, by its symbols. */
interface LoggerState {
  readonly [symbols.streamSym]: DestinationStream & { lastLevel?: number };
  /** The beginning of a line, by the number of its level. */
  readonly [symbols.lsCacheSym]: Readonly<Record<number, string>>;
  /** Time and fixed members of a line; each begins with a comma. */
  readonly [symbols.timeSym]: () => string;
  readonly [symbols.chindingsSym]: string;
}

/**
 * Writes lines of level `info` whose members the caller has written as JSON already. For lines that are very many and all
 * alike: what pino does for lines of any kind takes several times as long. Secrets are the caller's business.
 *
 * @example
 * const writeLine = infoLines(logger);
 * writeLine('"status":200,"msg":"request"');
 */
export function infoLines(logger: Logger): (members: string) => void {
  const state = logger as unknown as LoggerState; // pino's typing has the symbols, but not what they lead to
  const stream = state[symbols.streamSym];
  return (members) => {
    if (logger.isLevelEnabled('info')) {
      stream.lastLevel = INFO; // as pino tells it to streams that want to know
      stream.write(
        `${state[symbols.lsCacheSym][INFO]}${state[symbols.timeSym]()}${state[symbols.chindingsSym]},${members}}\n`,
      );
    }
  };
}
