import type { JsonOutline, MemberOutline } from './json-outline.js';

/** Text that is the same for the same value: no whitespace, sorted members, one spelling of strings; numbers as written. */
export function canonicalJson(text: string, outline: JsonOutline): string {
  switch (outline.kind) {
    case 'object':
      return `{${sortedMembers(outline.members)
        .map(({ name, value }) => `${JSON.stringify(name)}:${canonicalJson(text, value)}`)
        .join()}}`;
    case 'array':
      return `[${outline.elements.map((element) => canonicalJson(text, element)).join()}]`;
    case 'scalar':
      return canonicalScalar(text.slice(outline.start, outline.end));
  }
}

/** Of members with one name the last counts, as for every JSON parser. */
function sortedMembers(members: readonly MemberOutline[]): readonly MemberOutline[] {
  const byName = new Map(members.map((member) => [member.name, member]));
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Only a string with an escape has more than one spelling. */
function canonicalScalar(scalar: string): string {
  return scalar.startsWith('"') && scalar.includes('\\') ? JSON.stringify(JSON.parse(scalar)) : scalar;
}
