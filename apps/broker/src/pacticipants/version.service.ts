import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { PacticipantStore } from './pacticipant-store.js';
import { VersionStore } from './version-store.js';

export interface VersionRecord {
  readonly pacticipant: string;
  readonly number: string;
  readonly branch?: string | undefined;
  readonly tags?: readonly string[];
  readonly buildUrl?: string | undefined;
}

/** The first of these that a pacticipant publishes from counts as its main branch, unless it says otherwise. */
const usualMainBranches = new Set(['main', 'master', 'develop']);

@Injectable()
export class VersionService {
  constructor(
    private readonly database: Database,
    private readonly versions: VersionStore,
    private readonly pacticipants: PacticipantStore,
  ) {}

  /** Creates the version where it is missing and adds what is said about it; tells whether it is new. */
  record({ pacticipant, number, branch, tags = [], buildUrl }: VersionRecord): boolean {
    return this.database.transaction(() => {
      const isNew = this.versions.findLatest(pacticipant, { number }) === undefined;
      const id = this.versions.ensure(pacticipant, number);
      if (branch !== undefined) {
        this.versions.addToBranch(id, branch);
        this.#rememberMainBranch(pacticipant, branch);
      }
      for (const tag of tags) {
        this.versions.addTag(id, tag);
      }
      if (buildUrl !== undefined) {
        this.versions.setBuildUrl(id, buildUrl);
      }
      return isNew;
    });
  }

  mainBranchOf(pacticipant: string): string | undefined {
    const branch = this.pacticipants.find(pacticipant)?.properties['mainBranch'];
    return typeof branch === 'string' ? branch : undefined;
  }

  #rememberMainBranch(pacticipant: string, branch: string): void {
    if (usualMainBranches.has(branch) && this.mainBranchOf(pacticipant) === undefined) {
      const properties = this.pacticipants.find(pacticipant)?.properties;
      this.pacticipants.setProperties(pacticipant, { ...properties, mainBranch: branch });
    }
  }
}
