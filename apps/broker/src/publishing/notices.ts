import type { BrokerUrls } from '../http/broker-urls.js';
import type { PublishedPact } from '../pacts/pact-publisher.js';
import type { PublishRequest } from './publish-request.js';

/** A remark on a publication, printed by clients; `type` decides the colour. */
export interface Notice {
  readonly type: 'debug' | 'success' | 'error';
  readonly text: string;
}

export function versionNotice(request: PublishRequest, isNewVersion: boolean): Notice {
  const branch = request.branch === undefined ? '' : ` with branch ${request.branch}`;
  const tags = request.tags.length === 0 ? '' : ` with tags ${request.tags.join(', ')}`;
  const verb = isNewVersion ? 'Created' : 'Updated';
  return { type: 'debug', text: `${verb} ${request.consumer} version ${request.version}${branch}${tags}` };
}

export function pactNotices({ pact, outcome, isContentChanged }: PublishedPact, urls: BrokerUrls): readonly Notice[] {
  const what = `for ${pact.consumer} version ${pact.version} and provider ${pact.provider}`;
  const events = isContentChanged ? 'contract_published, contract_content_changed' : 'contract_published';
  return [
    {
      type: 'success',
      text:
        outcome === 'created'
          ? `Pact successfully published ${what}.`
          : `Pact successfully republished ${what} with no content changes.`,
    },
    { type: 'debug', text: `  View the published pact at ${urls.pact(pact)}` },
    { type: 'debug', text: `  Events detected: ${events}` },
  ];
}

/** The older form of notices, which clients before 2021 print. */
export function logOf({ type, text }: Notice): object {
  return { level: type === 'success' ? 'info' : type, message: text, deprecationWarning: 'Replaced by notices' };
}
