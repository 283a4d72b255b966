import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, type RunningService } from '@pact-infra/nest-service';
import { BrokerConfig } from '../src/config.js';
import { startBroker } from '../src/start-broker.js';

export interface RequestOptions {
  readonly method?: string;
  /** An object is sent as JSON, a text as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; its shape is what a test asserts. */
  readonly json: unknown;
}

export const authorization = `Basic ${btoa('pact:pact')}`;

/** A broker on a free port with a database of its own. */
export class RunningBroker implements AsyncDisposable {
  private constructor(
    private readonly service: RunningService,
    private readonly directory: string,
  ) {}

  static async start(settings: Partial<BrokerConfig> = {}): Promise<RunningBroker> {
    const directory = await mkdtemp(join(tmpdir(), 'broker-'));
    const config = Object.assign(new BrokerConfig(), {
      PACT_BROKER_PORT: 0,
      HOST: '127.0.0.1',
      PACT_BROKER_DATABASE_NAME: join(directory, 'broker.sqlite'),
      ...settings,
    });
    const logger = createLogger({ service: 'pact-broker', level: 'silent' });
    return new RunningBroker(await startBroker(config, logger), directory);
  }

  get url(): string {
    return `http://127.0.0.1:${this.service.port}`;
  }

  /** Sends a request with the right credentials, unless its headers say otherwise. */
  async request(path: string, { method = 'GET', body, headers = {} }: RequestOptions = {}): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method,
      headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.service.close();
    await rm(this.directory, { recursive: true });
  }
}

/** A pact between Web and Api; `answer` makes its content differ. */
export function pactBetween(consumer: string, provider: string, answer = 1): object {
  return {
    consumer: { name: consumer },
    provider: { name: provider },
    interactions: [
      {
        description: 'a thing',
        request: { method: 'GET', path: '/thing' },
        response: { status: 200, headers: { 'Content-Type': 'application/json' }, body: { answer } },
      },
    ],
    metadata: { pactSpecification: { version: '3.0.0' } },
  };
}

/** The body of `POST /contracts/publish` for one pact. */
export function publication(
  consumer: string,
  provider: string,
  version: string,
  more: object = {},
  answer = 1,
): object {
  return {
    pacticipantName: consumer,
    pacticipantVersionNumber: version,
    contracts: [
      {
        consumerName: consumer,
        providerName: provider,
        specification: 'pact',
        contentType: 'application/json',
        content: Buffer.from(JSON.stringify(pactBetween(consumer, provider, answer))).toString('base64'),
      },
    ],
    ...more,
  };
}
