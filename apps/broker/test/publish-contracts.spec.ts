import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { publication, RunningBroker, type Answer } from './running-broker.js';

let broker: RunningBroker;

beforeEach(async () => {
  broker = await RunningBroker.start();
});

afterEach(async () => {
  await broker[Symbol.asyncDispose]();
});

const publish = (body: unknown): Promise<Answer> => broker.request('/contracts/publish', { method: 'POST', body });

describe('publishing contracts', () => {
  it('answers 200 with notices and links for new and for repeated content', async () => {
    const first = await publish(publication('Web', 'Api', '1', { branch: 'main', tags: ['dev', 'qa'] }));
    expect(first.status).toBe(200);
    expect(first.json).toMatchObject({
      notices: [
        { type: 'debug', text: 'Created Web version 1 with branch main with tags dev, qa' },
        { type: 'success', text: 'Pact successfully published for Web version 1 and provider Api.' },
        { type: 'debug' },
        { type: 'debug', text: '  Events detected: contract_published, contract_content_changed' },
      ],
      logs: [{ level: 'debug' }, { level: 'info' }, {}, {}],
      _embedded: { pacticipant: { name: 'Web' }, version: { number: '1' } },
      _links: {
        'pb:pacticipant-version-tags': [{ name: 'dev' }, { name: 'qa' }],
        'pb:contracts': [{ href: `${broker.url}/pacts/provider/Api/consumer/Web/version/1` }],
      },
    });
    const second = await publish(publication('Web', 'Api', '1'));
    expect(second.status).toBe(200);
    expect(second.text).toContain(
      'successfully republished for Web version 1 and provider Api with no content changes',
    );
  });

  it('answers 409 for other content under the same version and keeps nothing of the request', async () => {
    await publish(publication('Web', 'Api', '1'));
    const conflict = await publish(publication('Web', 'Api', '1', { tags: ['late'] }, 2));
    expect(conflict.status).toBe(409);
    expect(conflict.json).toEqual({
      notices: [{ type: 'error', text: expect.stringMatching(/^Cannot change/) }],
      errors: { contracts: [expect.stringMatching(/^Cannot change/)] },
    });
    expect((await broker.request('/pacticipants/Web/versions/1/tags/late')).status).toBe(404);
  });

  it('names every missing member', async () => {
    const answer = await publish({});
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({
      errors: {
        pacticipantName: ['is missing'],
        pacticipantVersionNumber: ['is missing'],
        contracts: ['is missing'],
      },
    });
  });

  it.each([
    [{ contracts: [] }, 'contracts', 'must not be empty'],
    [{ contracts: 'x' }, 'contracts', 'must be an array'],
    [{ contracts: [null] }, 'contracts', 'providerName is missing (at index 0)'],
    [{ tags: 'dev' }, 'tags', 'must be an array of non-empty strings'],
    [{ branch: 1 }, 'branch', 'must be a string'],
    [{ pacticipantName: ' ' }, 'pacticipantName', "can't be blank"],
    [
      { pacticipantName: 'Other' },
      'contracts',
      "consumerName 'Web' does not match pacticipantName 'Other' (at index 0)",
    ],
  ])('answers 400 for %j', async (more, field, problem) => {
    const answer = await publish(publication('Web', 'Api', '1', more));
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ errors: { [field]: expect.arrayContaining([problem]) } });
  });

  it.each([
    ['no base64', '*', 'content is not base64 of UTF-8 text (at index 0)'],
    ['no UTF-8', '/w==', 'content is not base64 of UTF-8 text (at index 0)'],
  ])('answers 400 for content that is %s', async (_, content, problem) => {
    const contract = {
      consumerName: 'Web',
      providerName: 'Api',
      specification: 'pact',
      contentType: 'application/json',
    };
    const answer = await publish(publication('Web', 'Api', '1', { contracts: [{ ...contract, content }] }));
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ errors: { contracts: [problem] } });
  });

  it('stores every one of many publications at once', async () => {
    const versions = Array.from({ length: 40 }, (_, index) => `1.${index}`);
    const answers = await Promise.all(versions.map((version) => publish(publication('Web', 'Api', version))));
    expect(answers.map(({ status }) => status)).toEqual(versions.map(() => 200));
    const { json } = await broker.request('/pacts/provider/Api/consumer/Web/versions');
    expect(json).toMatchObject({ _embedded: { pacts: { length: versions.length } } });
  });
});
