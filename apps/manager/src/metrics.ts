import { Gauge, type Registry } from 'prom-client';
import type { ContractManager } from './contract-manager.js';

/** Registers the manager's metrics; each is read off the manager when the registry is asked. */
export function registerMetrics(registry: Registry, manager: ContractManager): void {
  const registers = [registry];
  new Gauge({
    name: 'pact_manager_broker_healthy',
    help: 'Whether the broker is healthy',
    registers,
    collect() {
      this.set(Number(manager.report().broker_healthy));
    },
  });
  new Gauge({
    name: 'pact_manager_contracts_published',
    help: 'Contracts whose version is in the broker',
    registers,
    collect() {
      this.set(manager.report().contracts.filter(({ version }) => version !== null).length);
    },
  });
  new Gauge({
    name: 'pact_manager_contract_error',
    help: '1 for each contract file that is rejected or not published',
    labelNames: ['source'],
    registers,
    collect() {
      this.reset();
      for (const { source, error } of manager.report().contracts) {
        if (error !== null) {
          this.set({ source }, 1);
        }
      }
    },
  });
  new Gauge({
    name: 'pact_manager_source_age_seconds',
    help: 'Time since the contract files were last seen as they are',
    registers,
    collect() {
      const { sinceSuccessMs } = manager.watchStatus();
      this.set(sinceSuccessMs === undefined ? Number.NaN : sinceSuccessMs / 1000);
    },
  });
}
