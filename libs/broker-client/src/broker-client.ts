import { BrokerLocation } from './broker-location.js';
import type { BrokerClientOptions, CallOptions } from './broker-client-options.js';
import { checkHealth, healthUrls, type BrokerHealth, type HealthUrls } from './health.js';
import { publishPact, type PactPublication, type PublishResult } from './publish.js';
import { PublishedPacts, type PactParties, type PactReference, type PublishedPact } from './published-pacts.js';
import { Transport } from './transport.js';

/**
 * A Pact Broker, reached at one configured address.
 *
 * Every method rejects with a {@link BrokerError} of the fitting kind, or with the signal's reason when aborted.
 *
 * @example
 * const broker = new BrokerClient({ baseUrl: 'http://localhost:9292', auth: { username: 'pact', password: 'pact' } });
 * await broker.publish({ consumer: 'Web', provider: 'Api', version: '1.0.0', branch: 'main', content: pactText });
 * const { version, content } = await broker.latestPact({ consumer: 'Web', provider: 'Api' });
 */
export class BrokerClient {
  readonly #transport: Transport;
  readonly #location: BrokerLocation;
  readonly #pacts: PublishedPacts;
  readonly #healthUrls: HealthUrls;

  /** @throws TypeError when `baseUrl` is not an absolute http(s) URL */
  constructor(options: BrokerClientOptions) {
    this.#location = new BrokerLocation(options.baseUrl);
    this.#transport = new Transport(options, options.auth ?? this.#location.credentials);
    this.#pacts = new PublishedPacts(this.#transport, this.#location);
    this.#healthUrls = healthUrls(this.#location, options.healthPath);
  }

  /** The configured address, without credentials. */
  get baseUrl(): string {
    return this.#location.baseUrl;
  }

  /** Asks heartbeat and dependencies, or `healthPath`, once, without retries; a broker that cannot be reached is a result, not an error. */
  checkHealth(options: CallOptions = {}): Promise<BrokerHealth> {
    return checkHealth(this.#transport, this.#healthUrls, options);
  }

  /** {@link BrokerClient.checkHealth} as a yes or no. */
  async isHealthy(options: CallOptions = {}): Promise<boolean> {
    return (await this.checkHealth(options)).healthy;
  }

  /**
   * Publishes a pact; the same content under the same version again changes nothing.
   *
   * @throws BrokerConflictError when the version exists with other content
   * @throws SimilarPacticipantError when the broker suspects a misspelt name
   * @throws BrokerValidationError when the broker refuses the content
   */
  publish(pact: PactPublication, options: CallOptions = {}): Promise<PublishResult> {
    return publishPact(this.#transport, this.#location, pact, options);
  }

  /**
   * The pact published last for a consumer and a provider.
   *
   * @throws BrokerNotFoundError
   */
  latestPact(parties: PactParties, options: CallOptions = {}): Promise<PublishedPact> {
    return this.#pacts.latest(parties, options);
  }

  /**
   * The pact that one version of the consumer published.
   *
   * @throws BrokerNotFoundError
   */
  pactVersion(reference: PactReference, options: CallOptions = {}): Promise<PublishedPact> {
    return this.#pacts.version(reference, options);
  }

  /** The consumer versions that published this pact, in the broker's order: latest first. */
  pactVersions(parties: PactParties, options: CallOptions = {}): Promise<readonly string[]> {
    return this.#pacts.versions(parties, options);
  }

  /** The latest pact of every consumer and provider. */
  latestPacts(options: CallOptions = {}): Promise<readonly PactReference[]> {
    return this.#pacts.allLatest(options);
  }
}
