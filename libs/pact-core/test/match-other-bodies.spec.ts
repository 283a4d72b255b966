import { describe, expect, it } from '@jest/globals';
import { ReceivedBody } from '../src/bodies/received-body.js';
import { match } from '../src/index.js';
import { contractsFor, requestOf } from './contract.js';

interface BodyCase {
  readonly contentType: string;
  readonly example: string;
  readonly body: string | Uint8Array;
  /** Content type of the request; the example's by default. */
  readonly sentAs?: string;
  readonly rules?: object;
}

function matches({ contentType, example, body, sentAs = contentType, rules = {} }: BodyCase): boolean {
  const headers = { 'Content-Type': contentType };
  const contracts = contractsFor({ method: 'POST', path: '/', headers, body: example, matchingRules: rules });
  return match(contracts, requestOf({ method: 'POST', headers: { 'content-type': sentAs }, body })) !== undefined;
}

describe('XML bodies', () => {
  const contentType = 'application/xml';
  const example = '<v:vault xmlns:v="urn:v" id="1"><secret>a</secret><name>n</name></v:vault>';

  it.each([
    [
      'white space, comments and quotes',
      "<v:vault xmlns:v='urn:v' id='1'>\n <!-- c --><secret>a</secret> <name>n</name></v:vault>",
      true,
    ],
    ['another prefix', '<w:vault xmlns:w="urn:v" id="1"><secret>a</secret><name>n</name></w:vault>', true],
    [
      'the order of different elements',
      '<v:vault xmlns:v="urn:v" id="1"><name>n</name><secret>a</secret></v:vault>',
      true,
    ],
    ['CDATA', '<v:vault xmlns:v="urn:v" id="1"><secret><![CDATA[a]]></secret><name>n</name></v:vault>', true],
    ['another namespace', example.replace('urn:v', 'urn:w'), false],
    ['another text', example.replace('>a<', '>b<'), false],
    ['another attribute', example.replace('"1"', '"2"'), false],
    ['an attribute more', example.replace('id=', 'x="1" id='), false],
    ['an element more', example.replace('<name>', '<x/><name>'), false],
    ['an element less', example.replace('<name>n</name>', ''), false],
    ['an element twice', example.replace('<name>n</name>', '<name>n</name><name>n</name>'), false],
    ['text that is not XML', '<v:vault', false],
  ])('compare %s', (_what, body, expected) => {
    expect(matches({ contentType, example, body })).toBe(expected);
  });

  it('take rules by path, attribute and text', () => {
    const rules = {
      body: {
        '$.list': { matchers: [{ match: 'type', min: 1 }] },
        "$.list.item['@id']": { matchers: [{ match: 'regex', regex: '\\d+' }] },
        "$.list.item['#text']": { matchers: [{ match: 'regex', regex: '[a-z]+' }] },
      },
    };
    const list = { contentType, example: '<list><item id="1">a</item></list>', rules };

    expect(matches({ ...list, body: '<list><item id="7">b</item><item id="8">c</item></list>' })).toBe(true);
    expect(matches({ ...list, body: '<list><item id="7">b</item><item id="x">c</item></list>' })).toBe(false);
    expect(matches({ ...list, body: '<list><item id="7">B</item></list>' })).toBe(false);
    expect(matches({ ...list, body: '<list/>' })).toBe(false);
  });

  it('follow the reference where it differs from the specification: rules of elements are for their names', () => {
    const colours = '<colours><colour>red</colour></colours>';
    const ofElement = { body: { '$.colours.colour': { matchers: [{ match: 'regex', regex: 'red|blue' }] } } };
    const ofText = { body: { "$.colours.colour['#text']": { matchers: [{ match: 'regex', regex: 'red|blue' }] } } };
    const body = colours.replace('red', 'blue');

    expect(matches({ contentType, example: colours, rules: ofElement, body })).toBe(false);
    expect(matches({ contentType, example: colours, rules: ofText, body })).toBe(true);
  });

  it('follow the reference where it differs from the specification: [*] is for lists of JSON only', () => {
    const example = '<list><item id="1"/></list>';
    const digits = { matchers: [{ match: 'regex', regex: '\\d+' }] };
    const rules = { body: { '$.list': { matchers: [{ match: 'type' }] }, "$.list.item[*]['@id']": digits } };

    expect(matches({ contentType, example, rules, body: '<list><item id="x"/></list>' })).toBe(true);
  });

  it('may repeat a child as often as they like under a rule type, and under no other', () => {
    const list = { contentType, example: '<list><item>a</item><item>b</item></list>' };
    const text = { "$.list.item['#text']": { matchers: [{ match: 'regex', regex: '\\w' }] } };
    const type = { '$.list.item': { matchers: [{ match: 'type' }] } };
    const notEmpty = { '$.list.item': { matchers: [{ match: 'notEmpty' }] } };
    const three = '<list><item>x</item><item>y</item><item>z</item></list>';

    expect(matches({ ...list, body: three, rules: { body: { ...type, ...text } } })).toBe(true);
    expect(matches({ ...list, body: '<list><item>x</item></list>', rules: { body: { ...type, ...text } } })).toBe(true);
    expect(matches({ ...list, body: '<list/>', rules: { body: { ...type, ...text } } })).toBe(false);
    expect(matches({ ...list, body: three, rules: { body: { ...notEmpty, ...text } } })).toBe(false);
  });

  it.each([
    [{ match: 'type', min: 2 }, '<a><b/><c/></a>', false],
    [{ match: 'type', max: 3 }, '<a>1<!-- 2 --><b/></a>', true],
    [{ match: 'type', max: 2 }, '<a>1<!-- 2 --><b/></a>', false],
    [{ match: 'notEmpty' }, '<a>1<b/></a>', false],
    [{ match: 'integer' }, '<a>1<b/></a>', false],
    [{ match: 'values' }, '<a>1<b/></a>', false],
    [{ match: 'semver' }, '<a>1<b/></a>', false],
  ])('have elements checked by their names and numbers of nodes only: %j takes %s: %s', (rule, body, expected) => {
    const rules = { body: { '$.a': { matchers: [rule] }, "$.a['#text']": { matchers: [{ match: 'type' }] } } };

    expect(matches({ contentType, example: '<a>1<b/></a>', rules, body })).toBe(expected);
  });

  it('combine the rules of an element with OR', () => {
    const rules = { body: { '$.a': { combine: 'OR', matchers: [{ match: 'integer' }, { match: 'type' }] } } };

    expect(matches({ contentType, example: '<a/>', rules, body: '<a/>' })).toBe(true);
  });

  it.each(["$['urn:v:vault'].name", "$['v:vault'].name", '$.vault.name'])(
    'take rules for elements of a namespace by namespace, by prefix or by neither: %s',
    (path) => {
      const rules = { body: { [`${path}['#text']`]: { matchers: [{ match: 'regex', regex: '\\w' }] } } };

      expect(matches({ contentType, example, rules, body: example.replace('>n<', '>m<') })).toBe(true);
      expect(matches({ contentType, example, rules, body: example.replace('>n<', '>mm<') })).toBe(false);
    },
  );

  it('expand no entities', () => {
    const body = '<!DOCTYPE a [<!ENTITY e "x"><!ENTITY f SYSTEM "file:///etc/passwd">]><a>&e;&f;</a>';

    expect(matches({ contentType, example: '<a>x</a>', body })).toBe(false);
  });

  it('are compared to any depth of nesting', () => {
    const deep = '<a>'.repeat(10_000) + '</a>'.repeat(10_000);

    expect(matches({ contentType, example: deep, body: deep })).toBe(true);
    expect(matches({ contentType, example: deep, body: deep.replace('<a></a>', '<a>x</a>') })).toBe(false);
  });
});

describe('form bodies', () => {
  const form = { contentType: 'application/x-www-form-urlencoded', example: 'a=1&b=2&b=3&c=x+y' };

  it.each([
    ['c=x%20y&b=2&b=3&a=1', true],
    ['a=1&b=3&b=2&c=x+y', false],
    ['a=1&b=2&b=3&c=x+y&d=4', false],
    ['a=1&b=2&b=3', false],
  ])('%s matches: %s', (body, expected) => {
    expect(matches({ ...form, body })).toBe(expected);
  });

  it('take rules by field', () => {
    const rules = { body: { '$.a': { matchers: [{ match: 'regex', regex: '\\d+' }] } } };

    expect(matches({ ...form, rules, body: 'a=77&b=2&b=3&c=x+y' })).toBe(true);
    expect(matches({ ...form, rules, body: 'a=x&b=2&b=3&c=x+y' })).toBe(false);
  });
});

describe('multipart bodies', () => {
  const part = (name: string, content: string): string =>
    `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${content}\r\n`;
  const multipart = {
    contentType: 'multipart/form-data; boundary=B',
    example: `${part('a', '1')}${part('b', '2')}--B--\r\n`,
  };

  it.each([
    ['another order', `${part('b', '2')}${part('a', '1')}--B--\r\n`, true],
    ['a part more', `${part('a', '1')}${part('c', '3')}${part('b', '2')}--B--\r\n`, true],
    ['a part less', `${part('a', '1')}--B--\r\n`, false],
    ['another content', `${part('a', '1')}${part('b', '3')}--B--\r\n`, false],
  ])('compare %s', (_what, body, expected) => {
    expect(matches({ ...multipart, body })).toBe(expected);
  });

  const file = (name: string, type: string, content: string): string =>
    `--B\r\nContent-Disposition: form-data; name="${name}"; filename="f"\r\nContent-Type: ${type}\r\n\r\n${content}\r\n`;

  it.each([
    ['a file as the body that its type says', file('f', 'application/json', '{"n": 1, "id": "77"}'), true],
    ['a file against the rules below its name', file('f', 'application/json', '{"n":1,"id":"x"}'), false],
    ['a file of another type', file('f', 'text/plain', '{"n":1,"id":"1"}'), false],
    ['a file that came as a field', part('f', '{"n":1,"id":"1"}'), false],
    [
      'the first of two parts of a name',
      file('f', 'text/plain', '') + file('f', 'application/json', '{"n":1,"id":"1"}'),
      false,
    ],
  ])('compare %s', (_what, body, expected) => {
    const rules = { body: { '$.f.id': { matchers: [{ match: 'regex', regex: '\\d+' }] } } };
    const example = `${file('f', 'application/json', '{"n":1,"id":"1"}')}--B--\r\n`;

    expect(matches({ ...multipart, example, rules, body: `${body}--B--\r\n` })).toBe(expected);
  });

  it.each([
    ['X-P: 1\r\n', true],
    ['X-P: 2\r\n', false],
    ['', false],
    ['X-P: 1\r\nContent-Type: text/plain\r\n', true],
  ])('compare the headers of a part: %j: %s', (headers, expected) => {
    const withHeaders = (lines: string, content: string): string =>
      `--B\r\nContent-Disposition: form-data; name="a"\r\n${lines}\r\n${content}\r\n--B--\r\n`;
    const rules = { body: { '$.a': { matchers: [{ match: 'integer' }] } } };
    const example = withHeaders('X-P: 1\r\n', '1');

    expect(matches({ ...multipart, example, rules, body: withHeaders(headers, '7') })).toBe(expected);
    expect(matches({ ...multipart, example, rules, body: withHeaders(headers, 'x') })).toBe(false);
  });

  it('take parts without a name by their position, and decode base64', () => {
    const unnamed = (content: string, encoding = ''): string =>
      `--B\r\nContent-Type: text/plain\r\n${encoding}\r\n${content}\r\n`;
    const example = `${unnamed('1')}${unnamed('2')}--B--\r\n`;
    const base64 = 'Content-Transfer-Encoding: base64\r\n';

    expect(matches({ ...multipart, example, body: `${unnamed('MQ==', base64)}${unnamed('2')}--B--\r\n` })).toBe(true);
    expect(matches({ ...multipart, example, body: `${unnamed('2')}${unnamed('1')}--B--\r\n` })).toBe(false);
  });

  it('may have another boundary where a rule allows it', () => {
    const rules = { header: { 'Content-Type': { matchers: [{ match: 'regex', regex: 'multipart/form-data;.*' }] } } };
    const body = multipart.example.replaceAll('--B', '--other');
    const sentAs = 'multipart/form-data; boundary=other';

    expect(matches({ ...multipart, body, sentAs, rules })).toBe(true);
    expect(matches({ ...multipart, body, sentAs })).toBe(false);
  });
});

describe('the parts of a multipart body', () => {
  it('are read once for all interactions', () => {
    const text =
      '--B\r\nContent-Disposition: form-data; name="f"\r\nContent-Type: application/json\r\n\r\n{}\r\n--B--\r\n';
    const body = new ReceivedBody(new TextEncoder().encode(text), 'multipart/form-data; boundary=B');
    const [part] = body.parts;

    expect(part?.name).toBe('f');
    expect(body.parts[0]).toBe(part);
    expect(part?.body.contentType.mediaType).toBe('application/json');
    expect(part?.body.json).toBe(part?.body.json);
    expect(body.contentType).toBe(body.contentType);
  });
});

describe('text and binary bodies', () => {
  it('compare text as a whole, by a rule for $ if there is one', () => {
    const rules = { body: { $: { matchers: [{ match: 'regex', regex: 'secret-\\d+' }] } } };
    const text = { contentType: 'text/plain', example: 'secret-1' };

    expect(matches({ ...text, body: 'secret-1' })).toBe(true);
    expect(matches({ ...text, body: 'secret-2' })).toBe(false);
    expect(matches({ ...text, body: 'secret-2', rules })).toBe(true);
    expect(matches({ ...text, body: 'secret-x', rules })).toBe(false);
  });

  it('compare bytes, which V3 states in base64', () => {
    const binary = { contentType: 'application/octet-stream', example: 'AAH/' };

    expect(matches({ ...binary, body: new Uint8Array([0, 1, 255]) })).toBe(true);
    expect(matches({ ...binary, body: new Uint8Array([0, 1, 254]) })).toBe(false);
  });

  it.each([
    [{ matchers: [{ match: 'values' }] }, false],
    [{ matchers: [{ match: 'semver' }] }, false],
    [{ matchers: [{ match: 'type' }] }, true],
    [
      {
        matchers: [
          { match: 'include', value: '2' },
          { match: 'include', value: 'x' },
        ],
      },
      false,
    ],
    [
      {
        combine: 'OR',
        matchers: [
          { match: 'include', value: '2' },
          { match: 'include', value: 'x' },
        ],
      },
      true,
    ],
  ])('take only rules that are for bytes, one by one or any of them: %j: %s', (list, expected) => {
    const binary = { contentType: 'application/octet-stream', example: 'MS4wLjA=', rules: { body: { $: list } } };

    expect(matches({ ...binary, body: '1.0.2' })).toBe(expected);
  });

  it('compare the type of bytes where the rule asks for that', () => {
    const rules = { body: { $: { matchers: [{ match: 'contentType', value: 'image/png' }] } } };
    const image = { contentType: 'image/png', example: 'iVBORw0KGgo=', rules };

    expect(matches({ ...image, body: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]) })).toBe(true);
    expect(matches({ ...image, body: new Uint8Array([0x47, 0x49, 0x46, 0x38, 0x39, 0x61]) })).toBe(false);
  });
});

describe('a V4 body of another type than the Content-Type header beside it', () => {
  const headers = { 'Content-Type': 'application/json' };
  const body = { contentType: 'application/xml', encoded: false, content: '<secret/>' };
  const contracts = contractsFor({ method: 'POST', path: '/', headers, body }, { version: '4.0' });

  it.each([
    ['application/json', '<secret/>', true],
    ['application/json', '<secret id="1"/>', false],
    ['application/xml', '<secret/>', false],
  ])('follows the header: %s with %s', (contentType, text, isMatch) => {
    const request = requestOf({ method: 'POST', headers: { 'content-type': contentType }, body: text });
    expect(match(contracts, request) !== undefined).toBe(isMatch);
  });
});
