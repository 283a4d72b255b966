import { BrokerIndex } from './broker-index.js';
import type { BrokerLocation } from './broker-location.js';
import type { CallOptions } from './broker-client-options.js';
import { isJsonObject, memberAt, parseJson } from './json.js';
import type { Transport } from './transport.js';

/** A pact to publish. */
export interface PactPublication {
  readonly consumer: string;
  readonly provider: string;
  /** Version of the consumer; a broker refuses other content under a version it knows. */
  readonly version: string;
  readonly branch?: string;
  readonly tags?: readonly string[];
  /** JSON text of the pact; sent as it is. */
  readonly content: string;
}

/** What became of a publication. */
export interface PublishResult {
  readonly consumer: string;
  readonly provider: string;
  readonly version: string;
  /** `put-pact`: the broker is too old for publishing contracts, version, tags and pact went one by one. */
  readonly via: 'publish-contracts' | 'put-pact';
  /** What the broker has to say. */
  readonly notices: readonly PublishNotice[];
}

/** One remark of the broker on a publication. */
export interface PublishNotice {
  readonly type: string;
  readonly text: string;
}

/** Publishes by the way the broker's index offers. */
export async function publishPact(
  transport: Transport,
  location: BrokerLocation,
  pact: PactPublication,
  options: CallOptions,
): Promise<PublishResult> {
  const index = await BrokerIndex.fetch(transport, location, options);
  const { consumer, provider, version } = pact;
  const url = index.url('pb:publish-contracts');
  if (url === undefined) {
    return {
      ...{ consumer, provider, version },
      via: 'put-pact',
      notices: await putPact(transport, location, index, pact, options),
    };
  }
  const response = await transport.send({ method: 'POST', url, body: publishBody(pact), ...options });
  return {
    ...{ consumer, provider, version },
    via: 'publish-contracts',
    notices: noticesOf(response.body),
  };
}

function publishBody(pact: PactPublication): string {
  return JSON.stringify({
    pacticipantName: pact.consumer,
    pacticipantVersionNumber: pact.version,
    branch: pact.branch,
    tags: pact.tags,
    contracts: [
      {
        consumerName: pact.consumer,
        providerName: pact.provider,
        specification: 'pact',
        contentType: 'application/json',
        content: Buffer.from(pact.content, 'utf8').toString('base64'),
      },
    ],
  });
}

function noticesOf(body: string): readonly PublishNotice[] {
  const notices = memberAt(parseJson(body), 'notices');
  if (!Array.isArray(notices)) {
    return [];
  }
  return notices.filter(isJsonObject).map(({ type, text }) => ({ type: String(type), text: String(text) }));
}

/** Branch and tags first: what listens to the publication of the pact may ask for them. */
async function putPact(
  transport: Transport,
  location: BrokerLocation,
  index: BrokerIndex,
  pact: PactPublication,
  options: CallOptions,
): Promise<readonly PublishNotice[]> {
  const { consumer, provider, version, branch, tags = [], content } = pact;
  const put = (url: string, body: string): Promise<unknown> => transport.send({ method: 'PUT', url, body, ...options });
  const notices: PublishNotice[] = [];

  if (branch !== undefined) {
    const branchUrl = index.url('pb:pacticipant-branch-version', { pacticipant: consumer, branch, version });
    if (branchUrl === undefined) {
      notices.push({ type: 'warning', text: `The broker knows no branches: "${branch}" was not recorded` });
    } else {
      await put(branchUrl, '{}');
    }
  }
  for (const tag of tags) {
    const tagUrl = index.url('pb:pacticipant-version-tag', { pacticipant: consumer, version, tag });
    await put(tagUrl ?? location.at('pacticipants', consumer, 'versions', version, 'tags', tag), '{}');
  }
  const pactUrl = index.url('pb:publish-pact', { provider, consumer, consumerApplicationVersion: version });
  await put(pactUrl ?? location.at('pacts', 'provider', provider, 'consumer', consumer, 'version', version), content);
  return notices;
}
