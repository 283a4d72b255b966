import { rm, writeFile } from 'node:fs/promises';
import type { Logger } from '@pact-infra/nest-service';

/** A file that exists while contracts are published. It is for others to look at: the manager itself never trusts it. */
export class PublishedFlag {
  private isRaised: boolean | undefined;

  constructor(
    private readonly path: string,
    private readonly logger: Logger,
  ) {}

  async show(arePactsPublished: boolean): Promise<void> {
    if (this.isRaised === arePactsPublished) {
      return;
    }
    this.isRaised = arePactsPublished;
    try {
      await (arePactsPublished ? writeFile(this.path, 'published\n') : rm(this.path, { force: true }));
    } catch (error) {
      this.logger.warn(`cannot ${arePactsPublished ? 'write' : 'remove'} the published flag: ${String(error)}`);
    }
  }
}
