import { bytesOf, contentTypeOf, jsonOf, textOf } from '../bodies/stated-body.js';
import { bodyFormat } from '../content-type/body-format.js';
import type { GeneratorContext } from '../generators/generator.js';
import { printJson } from '../json/print-json.js';
import type { ResponseTemplate } from '../model/pact.js';
import { encodeUtf8 } from '../text/utf8.js';
import { generateForm } from './form-writer.js';
import { generateJson } from './json-writer.js';
import { bodyGenerators } from './placed-generator.js';
import { generateXml } from './xml-writer.js';

/** The bytes of a response's body; nothing when it has none. */
export type BodyWriter = (context: GeneratorContext) => Uint8Array | undefined;

/** Prepares a response's body. Generators apply to JSON, XML and forms; a body without any is written once. */
export function compileBodyWriter(response: ResponseTemplate, jsonMediaTypes: ReadonlySet<string>): BodyWriter {
  const { body } = response;
  if (body.kind === 'missing' || body.kind === 'null' || body.kind === 'empty') {
    return () => undefined;
  }
  const generators = bodyGenerators(response);
  const bytes = bytesOf(body);
  if (generators.length === 0) {
    return () => bytes;
  }
  const json = body.kind === 'json' ? body.value : jsonOf(body, jsonMediaTypes);
  if (json !== undefined) {
    return (context) => encodeUtf8(printJson(generateJson(json, generators, context)));
  }
  const text = textOf(body);
  switch (bodyFormat(contentTypeOf(body), jsonMediaTypes)) {
    case 'xml':
      return (context) => {
        const generated = generateXml(text, generators, context);
        return generated === undefined ? bytes : encodeUtf8(generated);
      };
    case 'form':
      return (context) => encodeUtf8(generateForm(text, generators, context));
    case 'json':
    case 'multipart':
    case 'text':
    case 'binary':
      return () => bytes;
  }
}
