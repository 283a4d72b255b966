import type { App } from './app.js';

/** Which interactions a mock's contracts have, and which have answered. */
export interface Coverage {
  /** What the mock says of it, for people. */
  readonly table: string;
  readonly interactions: number;
  /** The interactions that never answered, with their provider. */
  readonly unused: readonly string[];
}

interface CoverageReport {
  readonly interactions: number;
  readonly contracts: readonly {
    readonly provider: string;
    readonly interactions: readonly { readonly description: string; readonly count: number }[];
  }[];
}

export async function coverageOf(mock: App): Promise<Coverage> {
  const table = await (await mock.fetch('/_pact/coverage?format=text')).text();
  const report = (await (await mock.fetch('/_pact/coverage')).json()) as CoverageReport;
  const unused = report.contracts.flatMap(({ provider, interactions }) =>
    interactions.filter(({ count }) => count === 0).map(({ description }) => `${provider}: ${description}`),
  );
  return { table, interactions: report.interactions, unused };
}
