import type { App } from '../stack/app.js';

/** How far a planned fault has come, as a mock tells it. */
interface FaultProgress {
  readonly kind: string;
  readonly met: number;
  readonly fallen: number;
}

/** Plans a fault by the admin API of a mock. */
export async function planFault(mock: App, fault: object): Promise<void> {
  const response = await mock.fetch('/_pact/faults', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
  if (response.status !== 201) {
    throw new Error(`Expected the fault to be planned, got ${response.status} ${await response.text()}`);
  }
}

/** On how many requests the only planned fault fell. */
export async function timesFallen(mock: App): Promise<number | undefined> {
  const { faults } = (await (await mock.fetch('/_pact/faults')).json()) as {
    readonly faults: readonly FaultProgress[];
  };
  return faults[0]?.fallen;
}

export async function removeFaults(mock: App): Promise<void> {
  await mock.fetch('/_pact/faults', { method: 'DELETE' });
}
