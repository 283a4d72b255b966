import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ContractError } from '../errors.js';
import type { JsonObject, JsonValue } from '../json/json-value.js';
import { parseJson } from '../json/parse-json.js';
import { equalJson } from './json-equality.js';
import { ruleKindOf } from './rule-kind.js';
import { compileRule } from './rule-table.js';
import type { CompiledRule } from './rule.js';

function compile(definition: string, domain: 'json' | 'text', expected?: JsonValue): CompiledRule {
  return compileRule(parseJson(definition) as JsonObject, { expected, domain, source: '$.rules' });
}

describe('ruleKindOf', () => {
  it.each([
    ['{"match": "type"}', 'type'],
    ['{"match": "type", "min": 1}', 'type'],
    ['{"match": "min", "min": 1}', 'type'],
    ['{"match": "timestamp"}', 'datetime'],
    ['{"match": "real"}', 'decimal'],
    ['{"match": "array-contains"}', 'arrayContains'],
    ['{"match": "arrayContains"}', 'arrayContains'],
    ['{"match": "eachKey"}', 'eachKey'],
    ['{"match": "values"}', 'values'],
    ['{"pact:matcher:type": "semver"}', 'semver'],
    ['{"min": 1}', 'type'],
    ['{"max": 1}', 'type'],
    ['{"regex": "a", "min": 1}', 'regex'],
    ['{"date": "yyyy"}', 'date'],
    ['{"time": "HH"}', 'time'],
    ['{"timestamp": "yyyy"}', 'datetime'],
    ['{"match": "plugin-rule"}', 'unknown'],
    ['{"match": "constructor"}', 'unknown'],
    ['{}', 'unknown'],
  ])('reads %s as %s', (definition, kind) => {
    expect(ruleKindOf(parseJson(definition) as JsonObject)).toBe(kind);
  });
});

describe('rules for JSON values', () => {
  it.each([
    ['{"match": "integer"}', '7', true],
    ['{"match": "integer"}', '-7', true],
    ['{"match": "integer"}', '7.0', false],
    ['{"match": "integer"}', '1e3', false],
    ['{"match": "integer"}', '1E+25', false],
    ['{"match": "integer"}', '-0', false],
    ['{"match": "integer"}', '9007199254740993', true],
    ['{"match": "integer"}', '18446744073709551615', true],
    ['{"match": "integer"}', '18446744073709551616', false],
    ['{"match": "integer"}', '-9223372036854775808', true],
    ['{"match": "integer"}', '-9223372036854775809', false],
    ['{"match": "decimal"}', '18446744073709551616', true],
    ['{"match": "integer"}', '"7"', false],
    ['{"match": "integer"}', 'true', false],
    ['{"match": "decimal"}', '7.25', true],
    ['{"match": "decimal"}', '7.0', true],
    ['{"match": "decimal"}', '1.5e3', true],
    ['{"match": "decimal"}', '7', false],
    ['{"match": "decimal"}', '"7.5"', false],
    ['{"match": "number"}', '7', true],
    ['{"match": "number"}', '7.0', true],
    ['{"match": "number"}', '"7"', false],
    ['{"match": "boolean"}', 'false', true],
    ['{"match": "boolean"}', '"true"', true],
    ['{"match": "boolean"}', '"yes"', false],
    ['{"match": "boolean"}', '1', false],
    ['{"match": "null"}', 'null', true],
    ['{"match": "null"}', '""', false],
    ['{"match": "include", "value": "world"}', '"the world is"', true],
    ['{"match": "include", "value": "world"}', '"WORLD"', false],
    ['{"match": "include", "value": 23}', '1234', true],
    ['{"match": "include", "value": "world"}', 'null', false],
    ['{"match": "regex", "regex": "\\\\d+"}', '"12"', true],
    ['{"match": "regex", "regex": "\\\\d+"}', '12', true],
    ['{"match": "regex", "regex": "1\\\\.0"}', '1.0', true],
    ['{"match": "regex", "regex": "1\\\\.5"}', '1.50', true],
    ['{"match": "regex", "regex": "1\\\\.5"}', '15e-1', true],
    ['{"match": "regex", "regex": "1000\\\\.0"}', '1e3', true],
    ['{"match": "regex", "regex": "0\\\\.00012"}', '1.2e-4', true],
    ['{"match": "regex", "regex": "1\\\\.2e-6"}', '0.0000012', true],
    ['{"match": "regex", "regex": "1e16"}', '10000000000000000.0', true],
    ['{"match": "regex", "regex": "1000000000000000\\\\.0"}', '1e15', true],
    ['{"match": "regex", "regex": "-0\\\\.0"}', '-0', true],
    ['{"match": "regex", "regex": "\\\\d+"}', 'null', false],
    ['{"match": "regex", "regex": "\\\\[1,\\\\d\\\\]"}', '[1, 2]', true],
    ['{"regex": "cat|dog"}', '"category"', false],
    ['{"match": "date"}', '"2020-02-30"', false],
    ['{"match": "date"}', '"2020-02-29"', true],
    ['{"match": "date", "format": "yyyyMMdd"}', '20200229', true],
    ['{"date": "dd.MM.yyyy"}', '"29.02.2020"', true],
    ['{"match": "time"}', '"10:20:30"', true],
    ['{"match": "timestamp"}', '"2020-01-01T10:20:30Z"', true],
    ['{"match": "datetime", "format": ""}', '"2020-01-01T10:20:30+00:00"', true],
    ['{"timestamp": "yyyy-MM-dd\'T\'HH:mm"}', '"2020-01-01T10:20"', true],
    ['{"match": "notEmpty"}', '""', false],
    ['{"match": "notEmpty"}', 'null', false],
    ['{"match": "notEmpty"}', '[]', false],
    ['{"match": "notEmpty"}', '{}', false],
    ['{"match": "notEmpty"}', '0', true],
    ['{"match": "notEmpty"}', 'false', true],
    ['{"match": "notEmpty"}', '{"a": 1}', true],
    ['{"match": "semver"}', '"10.20.30"', true],
    ['{"match": "semver"}', '"1.0.0-alpha.1+build.5"', true],
    ['{"match": "semver"}', '"1.0"', false],
    ['{"match": "semver"}', '"v1.0.0"', false],
    ['{"match": "semver"}', '"01.0.0"', false],
    ['{"match": "semver"}', '"1.0.0-01"', false],
    ['{"match": "semver"}', '1', false],
    ['{"match": "contentType", "value": "image/png"}', '"iVBORw0KGgo="', true],
    ['{"match": "contentType", "value": "image/gif"}', '"R0lGODlh"', true],
    ['{"match": "contentType", "value": "image/gif"}', '"iVBORw0KGgo="', false],
    ['{"match": "contentType", "value": "application/json"}', '{"a": 1}', true],
    ['{"match": "contentType", "value": "text/plain"}', '12.5', true],
    ['{"match": "datetime", "timestamp": "yyyy"}', '"2020"', false],
    ['{"match": "timestamp", "timestamp": "yyyy"}', '"2020"', true],
    ['{"match": "statusCode", "status": "success"}', '404', true],
    ['{"match": "eachKey"}', '1', true],
    ['{"match": "plugin-rule"}', '1', false],
  ])('%s and the value %s: %s', (definition, value, expected) => {
    expect(compile(definition, 'json').check(parseJson(value))).toBe(expected);
  });

  it.each([
    ['"a"', '"b"', true],
    ['1', '2.5', true],
    ['1', '"1"', false],
    ['null', 'null', true],
    ['null', '1', false],
    ['{}', '{"a": 1}', true],
    ['{}', '[]', false],
    ['[]', '[1]', true],
    ['true', 'false', true],
  ])('type: the example %s and the value %s: %s', (example, value, expected) => {
    expect(compile('{"match": "type"}', 'json', parseJson(example)).check(parseJson(value))).toBe(expected);
  });

  it.each([
    ['1', '1', true],
    ['1', '1.0', false],
    ['1.0', '1.00', true],
    ['1e3', '1000.0', true],
    ['9007199254740993', '9007199254740992', false],
    ['"1"', '1', false],
    ['{"a": 1, "b": [1, {"c": null}]}', '{"b": [1, {"c": null}], "a": 1}', true],
    ['{"a": 1}', '{"a": 1, "b": 2}', false],
    ['{"a": null}', '{"b": null}', false],
    ['[1, 2]', '[2, 1]', false],
    ['[]', '{}', false],
    ['{"__proto__": 1}', '{}', false],
  ])('equality: the example %s and the value %s: %s', (example, value, expected) => {
    expect(compile('{"match": "equality"}', 'json', parseJson(example)).check(parseJson(value))).toBe(expected);
  });
});

describe('rules for texts', () => {
  it.each([
    ['{"match": "integer"}', '7', true],
    ['{"match": "integer"}', '-7', false],
    ['{"match": "integer"}', '7.0', false],
    ['{"match": "integer"}', '+007', true],
    ['{"match": "integer"}', '18446744073709551615', true],
    ['{"match": "integer"}', '18446744073709551616', false],
    ['{"match": "number"}', '-inf', true],
    ['{"match": "number"}', 'NaN', true],
    ['{"match": "decimal"}', '7.5', true],
    ['{"match": "decimal"}', '7', true],
    ['{"match": "decimal"}', '-7.5e3', true],
    ['{"match": "decimal"}', 'seven', false],
    ['{"match": "number"}', '7', true],
    ['{"match": "number"}', '7,5', false],
    ['{"match": "boolean"}', 'true', true],
    ['{"match": "boolean"}', 'True', false],
    ['{"match": "null"}', 'null', false],
    ['{"match": "type"}', 'anything', true],
    ['{"match": "equality"}', 'example', true],
    ['{"match": "equality"}', 'Example', false],
    ['{"match": "values"}', 'example', true],
    ['{"match": "notEmpty"}', '', false],
    ['{"match": "regex", "regex": "ex.*"}', 'example', true],
    ['{"match": "statusCode", "status": "success"}', '201', true],
    ['{"match": "statusCode", "status": "success"}', '204', true],
    ['{"match": "statusCode", "status": "success"}', '304', false],
    ['{"match": "statusCode", "status": "info"}', '101', true],
    ['{"match": "statusCode", "status": "redirect"}', '302', true],
    ['{"match": "statusCode", "status": "clientError"}', '404', true],
    ['{"match": "statusCode", "status": "serverError"}', '500', true],
    ['{"match": "statusCode", "status": "nonError"}', '399', true],
    ['{"match": "statusCode", "status": "error"}', '399', false],
    ['{"match": "statusCode", "status": [200, 404]}', '404', true],
    ['{"match": "statusCode", "status": [200, 404]}', '405', false],
    ['{"match": "statusCode"}', '200', true],
    ['{"match": "statusCode"}', '404', false],
    ['{"match": "contentType", "value": "text/xml"}', '<?xml version="1.0"?><a/>', true],
    ['{"match": "contentType", "value": "text/plain"}', 'hello', true],
    ['{"match": "eachValue"}', 'example', false],
  ])('%s and the text %s: %s', (definition, text, expected) => {
    expect(compile(definition, 'text', 'example').check(text)).toBe(expected);
  });
});

describe('compileRule', () => {
  it.each([
    ['{"match": "regex"}', '"regex"'],
    ['{"match": "regex", "regex": "("}', 'cannot use the regular expression ('],
    ['{"match": "include"}', '"value"'],
    ['{"match": "contentType"}', '"value"'],
    ['{"match": "date", "format": "bb"}', 'date pattern "bb"'],
    ['{"match": "statusCode", "status": "good"}', 'status codes'],
    ['{"match": "statusCode", "status": []}', 'status codes'],
  ])('refuses %s and says why', (definition, problem) => {
    expect(() => compile(definition, 'json')).toThrow(ContractError);
    expect(() => compile(definition, 'json')).toThrow(problem);
  });

  it.each([
    ['{"match": "regex", "regex": "\\\\d+"}', 'to match /\\d+/'],
    ['{"match": "type"}', 'to be a string'],
    ['{"match": "equality"}', 'to be "example"'],
    ['{"match": "date"}', 'to be a date of the pattern yyyy-MM-dd'],
    ['{"match": "plugin-rule"}', 'to match the rule "plugin-rule", which is not known here'],
    ['{"match": "statusCode", "status": [200, 404]}', 'to be one of 200, 404'],
  ])('describes %s as "%s"', (definition, text) => {
    expect(compile(definition, 'json', 'example').describe()).toBe(text);
  });
});

describe('equalJson', () => {
  it('finds every value equal to itself and to its copy', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(equalJson(parseJson(text), parseJson(text))).toBe(true);
      }),
    );
  });

  it('takes values that are nested deeply', () => {
    const deep = `${'['.repeat(10_000)}1${']'.repeat(10_000)}`;

    expect(equalJson(parseJson(deep), parseJson(deep))).toBe(true);
    expect(equalJson(parseJson(deep), parseJson(deep.replace('1', '2')))).toBe(false);
  });
});
