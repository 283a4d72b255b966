import { afterEach, describe, expect, it } from '@jest/globals';
import { Inject, Module } from '@nestjs/common';
import { Counter, type Registry } from 'prom-client';
import { createLogger } from '../logging/create-logger.js';
import { startService, type RunningService } from '../server/start-service.js';
import { METRICS_REGISTRY } from './metrics-registry.js';
import { MetricsModule } from './metrics.module.js';

@Module({ imports: [MetricsModule] })
class CountingModule {
  constructor(@Inject(METRICS_REGISTRY) registry: Registry) {
    new Counter({ name: 'starts_total', help: 'Starts', registers: [registry] }).inc();
  }
}

describe('MetricsModule', () => {
  const services: RunningService[] = [];

  afterEach(async () => {
    await Promise.all(services.splice(0).map((service) => service.close()));
  });

  it('answers with the process’s metrics and the application’s own, in Prometheus’ text format', async () => {
    const response = await fetch(`${await start()}/metrics`);

    expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    const text = await response.text();
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).toContain('starts_total 1');
  });

  it('keeps two applications in one process apart', async () => {
    await start();

    expect(await (await fetch(`${await start()}/metrics`)).text()).toContain('starts_total 1');
  });

  async function start(): Promise<string> {
    const service = await startService({
      service: 'example',
      module: CountingModule,
      port: 0,
      portVariable: 'PORT',
      logger: createLogger({ service: 'example', level: 'silent' }),
    });
    services.push(service);
    return `http://127.0.0.1:${service.port}`;
  }
});
