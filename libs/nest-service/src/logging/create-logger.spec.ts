import { describe, expect, it } from '@jest/globals';
import { createLogger } from './create-logger.js';
import { infoLines } from './info-lines.js';
import { NestLogger } from './nest-logger.js';

describe('createLogger', () => {
  it('writes one JSON object a line with level, time, service and message', () => {
    const [line] = linesOf('info', (logger) => {
      logger.info({ port: 1237 }, 'listening');
    });

    expect(line).toMatchObject({ level: 'info', service: 'example', port: 1237, msg: 'listening' });
    expect(Date.parse(String(line?.['time']))).not.toBeNaN();
  });

  it('leaves out what is below its level', () => {
    const lines = linesOf('warn', (logger) => {
      logger.info('quiet');
      logger.warn('loud');
    });

    expect(lines.map(({ msg }) => msg)).toEqual(['loud']);
  });

  it('hides secrets', () => {
    const [line] = linesOf('info', (logger) => {
      logger.info({ headers: { authorization: 'Bearer x', accept: '*/*' } }, 'request');
    });

    expect(line).toMatchObject({ headers: { authorization: '[redacted]', accept: '*/*' } });
  });

  it('keeps message and stack of an error', () => {
    const [line] = linesOf('info', (logger) => {
      logger.error({ err: new TypeError('broken') }, 'failed');
    });

    expect(line).toMatchObject({ err: { type: 'TypeError', message: 'broken', stack: expect.any(String) } });
  });
});

describe('secrets', () => {
  it.each<[string, (logger: ReturnType<typeof createLogger>) => void]>([
    [
      'in the message',
      (logger) => {
        logger.warn('cannot reach http://pact:hunter2@broker:9292/');
      },
    ],
    [
      'in an error',
      (logger) => {
        logger.error({ err: failedRequest() }, 'failed');
      },
    ],
    [
      'in an error without a message of the line',
      (logger) => {
        logger.error({ err: failedRequest() });
      },
    ],
    [
      'in an error alone',
      (logger) => {
        logger.error(failedRequest());
      },
    ],
    [
      'in the cause of an error',
      (logger) => {
        logger.error({ err: new Error('failed', { cause: failedRequest() }) });
      },
    ],
    [
      'in an error under another name',
      (logger) => {
        logger.info({ reason: failedRequest() }, 'failed');
      },
    ],
    [
      'in an error that a child logger with formatters of its own logs',
      (logger) => {
        logger.child({}, { formatters: { log: (fields) => fields } }).error({ err: failedRequest() }, 'failed');
      },
    ],
  ])('are hidden %s', (_, log) => {
    const [line] = linesOf('info', log);

    expect(line).toBeDefined();
    expect(JSON.stringify(line)).not.toContain('hunter2');
  });
});

describe('NestLogger', () => {
  it('passes Nest’s lines on, with their context, and its progress as debugging detail', () => {
    const lines = linesOf('debug', (logger) => {
      const nestLogger = new NestLogger(logger);
      nestLogger.log('Mapped {/health, GET} route', 'RouterExplorer');
      nestLogger.warn('careful', 'Somewhere');
      nestLogger.error('broken', 'the stack', 'Somewhere');
    });

    expect(lines).toMatchObject([
      { level: 'debug', msg: 'Mapped {/health, GET} route', context: 'RouterExplorer' },
      { level: 'warn', msg: 'careful', context: 'Somewhere' },
      { level: 'error', msg: 'broken', stack: 'the stack', context: 'Somewhere' },
    ]);
  });
});

describe('infoLines', () => {
  it('writes the lines that the logger would write', () => {
    const [line, written] = linesOf('info', (logger) => {
      const child = logger.child({ port: 80 });
      child.info({ status: 200 }, 'request');
      infoLines(child)('"status":200,"msg":"request"');
    });

    expect(written).toEqual({ ...line, time: expect.any(String) });
    expect(Object.keys(written ?? {})).toEqual(Object.keys(line ?? {}));
  });

  it('writes nothing when the logger would not', () => {
    const lines = linesOf('warn', (logger) => {
      infoLines(logger)('"msg":"request"');
    });

    expect(lines).toEqual([]);
  });
});

function linesOf(level: string, use: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  const stream = { write: (line: string): void => void lines.push(JSON.parse(line) as Record<string, unknown>) };
  use(createLogger({ service: 'example', level, stream }));
  return lines;
}

/** As an HTTP client throws it: the whole request hangs on it. */
function failedRequest(): Error {
  const config = { auth: { username: 'pact', password: 'hunter2' }, headers: { Authorization: 'Bearer hunter2' } };
  return Object.assign(new Error('GET http://pact:hunter2@broker:9292/ failed'), { config, request: { config } });
}
