import type { JsonOutline } from './json-outline.js';

/** Text that is the same for the same value: no whitespace, sorted members, one spelling of strings; numbers as written. */
export function canonicalJson(text: string, outline: JsonOutline): string {
  switch (outline.kind) {
    case 'object': {
      const members = new Map(outline.members.map(({ name, value }) => [name, value]));
      const sorted = [...members].sort(([a], [b]) => (a < b ? -1 : 1));
      return `{${sorted.map(([name, value]) => `${JSON.stringify(name)}:${canonicalJson(text, value)}`).join()}}`;
    }
    case 'array':
      return `[${outline.elements.map((element) => canonicalJson(text, element)).join()}]`;
    case 'scalar': {
      const scalar = text.slice(outline.start, outline.end);
      return scalar.startsWith('"') ? JSON.stringify(JSON.parse(scalar)) : scalar;
    }
  }
}
