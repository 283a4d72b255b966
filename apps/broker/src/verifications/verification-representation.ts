import type { BrokerUrls } from '../http/broker-urls.js';
import { parseJsonObject } from '../json/parse-json.js';
import type { Verification } from './verification-store.js';

/** A verification result with what the provider told about it. */
export function verificationDocument(verification: Verification, urls: BrokerUrls): object {
  const { buildUrl, testResults, verifiedBy } = parseJsonObject(verification.details);
  return {
    providerName: verification.provider,
    providerApplicationVersion: verification.providerVersion,
    success: verification.success,
    verificationDate: verification.createdAt,
    buildUrl,
    testResults,
    verifiedBy,
    _links: {
      self: {
        title: 'Verification result',
        name: `Verification result ${verification.number} for the pact between ${verification.consumer} and ${verification.provider}`,
        href: verificationUrl(verification, urls),
      },
      'pb:pact-version': { title: 'Pact', name: verification.sha, href: urls.pactBySha(verification) },
    },
  };
}

export function verificationUrl(verification: Verification, urls: BrokerUrls): string {
  return `${urls.verificationResults(verification)}/${verification.number}`;
}
