import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createLogger } from '@pact-infra/nest-service';
import { canonicalPact } from '@pact-infra/pact-core';
import fc from 'fast-check';
import { MemoryBroker, type PublishFault } from '../../test/memory-broker.js';
import { pactText } from '../../test/pact-text.js';
import type { Contract } from '../contracts/contract.js';
import { noContractEvents } from '../events/contract-events.js';
import { Publisher } from './publisher.js';

const AWS = { consumer: 'Controller', provider: 'AWS-Secrets-Manager' };

describe('Publisher', () => {
  const logger = createLogger({ service: 'test', level: 'silent' });

  function publisherFor(broker: MemoryBroker, commit = 'abc'): Publisher {
    return new Publisher({ broker, revision: { branch: 'main', commit }, logger, events: noContractEvents });
  }

  function contract(status: number, provider = AWS.provider): Contract {
    const text = pactText({ provider, status });
    const hash = createHash('sha256').update(canonicalPact(text)).digest('hex');
    return { source: `${provider}.json`, consumer: AWS.consumer, provider, hash, text };
  }

  function bringUpToDate(publisher: Publisher, contracts: readonly Contract[]): Promise<number> {
    return publisher.bringUpToDate(contracts, { signal: new AbortController().signal, goesOn: () => true });
  }

  it('publishes under a version that names branch, commit and content', async () => {
    const broker = new MemoryBroker();
    const publisher = publisherFor(broker);
    const aws = contract(200);

    expect(await bringUpToDate(publisher, [aws])).toBe(0);

    const version = `main-abc+${aws.hash.slice(0, 12)}`;
    expect(broker.publications).toEqual([{ ...AWS, version, branch: 'main', content: aws.text }]);
    expect(publisher.publicationOf(aws)).toEqual({ published: { version, hash: aws.hash } });
  });

  it('publishes nothing when the content is unchanged, not even after a restart on another commit', async () => {
    const broker = new MemoryBroker();
    const aws = contract(200);
    await bringUpToDate(publisherFor(broker), [aws]);

    const restarted = publisherFor(broker, 'def');
    await bringUpToDate(restarted, [aws]);
    await bringUpToDate(restarted, [aws]);

    expect(broker.publications).toHaveLength(1);
    expect(restarted.publicationOf(aws).published?.version).toBe(broker.publications[0]?.version);
  });

  it('recognises content that somebody else published, whatever its version and layout', async () => {
    const broker = new MemoryBroker();
    const aws = contract(200);
    const content = JSON.stringify({ ...JSON.parse(aws.text), createdAt: '2026-01-01' }, null, 2);
    await broker.publish({ ...AWS, version: '1.0.0', branch: 'main', content });

    const publisher = publisherFor(broker);
    await bringUpToDate(publisher, [aws]);

    expect(publisher.publicationOf(aws).published).toEqual({ version: '1.0.0', hash: aws.hash });
  });

  it('makes content that comes back the latest again', async () => {
    const broker = new MemoryBroker();
    const publisher = publisherFor(broker);
    const [a, b] = [contract(200), contract(201)];

    for (const content of [a, b, a]) {
      await bringUpToDate(publisher, [content]);
    }

    expect(broker.latest(AWS)).toMatchObject({ version: `main-abc+${a.hash.slice(0, 12)}.2`, content: a.text });
  });

  it('takes the next name when other content has the version', async () => {
    const broker = new MemoryBroker();
    const aws = contract(200);
    const first = `main-abc+${aws.hash.slice(0, 12)}`;
    const publish = broker.publish.bind(broker);
    broker.publish = async (publication) => {
      broker.publish = publish;
      await publish({ ...publication, content: '{}' });
      await publish({ ...publication, version: 'later', content: '{}' });
      return publish(publication);
    };

    const publisher = publisherFor(broker);
    await bringUpToDate(publisher, [aws]);

    expect(publisher.publicationOf(aws).published?.version).toBe(`${first}.2`);
  });

  it('publishes the others when one fails, and keeps the old version of the failed one in force', async () => {
    const broker = new MemoryBroker();
    const publisher = publisherFor(broker);
    const old = contract(200);
    await bringUpToDate(publisher, [old]);
    const [aws, gcp] = [contract(201), contract(200, 'GCP-Secret-Manager')];

    broker.faults.push('refused');
    const failures = await bringUpToDate(publisher, [aws, gcp]);

    expect(failures).toBe(1);
    expect(publisher.publicationOf(aws)).toEqual({
      published: { version: broker.latest(AWS)?.version, hash: old.hash },
      error: 'the broker refuses',
    });
    expect(publisher.publicationOf(gcp)).toMatchObject({ published: { hash: gcp.hash } });
  });

  it('stops between two contracts when there is newer work', async () => {
    const broker = new MemoryBroker();
    const contracts = [contract(200), contract(200, 'GCP-Secret-Manager')];

    const options = { signal: new AbortController().signal, goesOn: () => false };
    await publisherFor(broker).bringUpToDate(contracts, options);

    expect(broker.publications).toHaveLength(1);
  });

  it('makes the current contracts the latest in the broker, whatever happened before', async () => {
    const providers = ['AWS', 'GCP', 'Azure'];
    const contractSets = fc
      .uniqueArray(fc.constantFrom(...providers), { maxLength: 3 })
      .chain((chosen) =>
        fc.tuple(
          ...chosen.map((provider) => fc.integer({ min: 200, max: 203 }).map((status) => contract(status, provider))),
        ),
      );
    const steps = fc.array(
      fc.oneof(
        contractSets.map((contracts) => ({ kind: 'contracts' as const, contracts })),
        fc.constantFrom<PublishFault>('refused', 'lost-answer').map((fault) => ({ kind: 'fault' as const, fault })),
        fc.constantFrom('wipe' as const, 'restart' as const).map((kind) => ({ kind })),
        fc.constantFrom(...providers).map((provider) => ({ kind: 'stranger' as const, provider })),
      ),
      { maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(steps, contractSets, async (before, last) => {
        const broker = new MemoryBroker();
        let publisher = publisherFor(broker);
        let commits = 0;
        for (const step of before) {
          switch (step.kind) {
            case 'contracts':
              await bringUpToDate(publisher, step.contracts);
              break;
            case 'fault':
              broker.faults.push(step.fault);
              break;
            case 'wipe':
              broker.wipe();
              break;
            case 'restart':
              publisher = publisherFor(broker, `commit${commits++}`);
              break;
            case 'stranger': {
              const { consumer } = AWS;
              const content = pactText({ provider: step.provider, status: 204 });
              await broker
                .publish({ consumer, provider: step.provider, version: `stranger${commits++}`, branch: 'x', content })
                .catch(() => undefined);
            }
          }
        }
        broker.faults.length = 0;

        expect(await bringUpToDate(publisher, last)).toBe(0);

        for (const current of last) {
          const { published, error } = publisher.publicationOf(current);
          expect(error).toBeUndefined();
          expect(broker.latest(current)).toMatchObject({ version: published?.version, content: current.text });
        }
        const { length } = broker.publications;
        await bringUpToDate(publisher, last);
        expect(broker.publications).toHaveLength(length);
      }),
    );
  });
});
