import { Injectable } from '@nestjs/common';
import { VersionService } from '../pacticipants/version.service.js';
import { VersionStore } from '../pacticipants/version-store.js';
import type { Pact } from '../pacts/pact-store.js';
import type { TemplateValues } from './webhook-template.js';

/** Gathers what `${pactbroker.…}` stands for in a webhook about a pact. */
@Injectable()
export class WebhookParameters {
  constructor(
    private readonly versions: VersionStore,
    private readonly versionService: VersionService,
  ) {}

  of(pact: Pact): TemplateValues {
    const { consumer, provider, version: number } = pact;
    const version = this.versions.findLatest(consumer, { number });
    return {
      consumerName: consumer,
      providerName: provider,
      consumerVersionNumber: number,
      consumerVersionTags: version === undefined ? '' : this.versions.tagsOf(version).join(', '),
      consumerVersionBranch: version === undefined ? '' : (this.versions.branchesOf(version).at(-1) ?? ''),
      providerVersionNumber: '',
      providerVersionBranch: this.versionService.mainBranchOf(provider) ?? '',
    };
  }
}
