import { createHash } from 'node:crypto';
import { canonicalJson } from '../json/canonical-json.js';
import { outlineJson, type JsonOutline, type MemberOutline, type ObjectOutline } from '../json/json-outline.js';
import { isJsonObject, parseJsonObject } from '../json/parse-json.js';

/** Members that a broker adds; they are no part of the contract when a downloaded pact is published again. */
const brokerMembers = new Set(['_links', 'createdAt']);
/** Members that say who and with which tool, not what is agreed. */
const descriptiveMembers = new Set(['consumer', 'provider', 'metadata']);
const interactionLists = new Set(['interactions', 'messages']);
const specificationMembers = new Set(['pactSpecification', 'pact-specification', 'pactSpecificationVersion']);

/** A pact as it is published. */
export interface PactContent {
  /** The name in the content, if it has one. */
  readonly consumer: string | undefined;
  readonly provider: string | undefined;
  /** Same for the same agreement: order and layout, names of the parties and of tools do not count. */
  readonly sha: string;
  /**
   * JSON text of the pact with an `_id` in each interaction. Made of pieces of the published text, never printed anew: a
   * number or a text stays as it came.
   */
  readonly document: string;
}

/** @throws MalformedJsonError when the text is not a JSON object; what the object holds is not looked at */
export function parsePactContent(text: string): PactContent {
  const value = parseJsonObject(text);
  const { members } = outlineJson(text) as ObjectOutline; // parseJsonObject has accepted it
  const parts = members
    .filter(({ name }) => !brokerMembers.has(name))
    .map((member) => (interactionLists.has(member.name) ? readInteractions(text, member) : readMember(text, member)));
  return {
    consumer: nameOf(value['consumer']),
    provider: nameOf(value['provider']),
    sha: sha1(
      parts
        .flatMap(({ agreed }) => agreed)
        .sort()
        .join('\n'),
    ),
    document: `{${parts.map(({ published }) => published).join()}}`,
  };
}

/** What a member contributes to the identity of the agreement, and to the document. */
interface Part {
  readonly agreed: readonly string[];
  readonly published: string;
}

function readMember(text: string, member: MemberOutline): Part {
  const published = text.slice(member.start, member.value.end);
  if (member.name === 'metadata') {
    const metadata = member.value.kind === 'object' ? member.value.members : [];
    const specification = metadata.filter(({ name }) => specificationMembers.has(name));
    return { agreed: specification.map((each) => canonicalMember(text, each)), published };
  }
  return { agreed: descriptiveMembers.has(member.name) ? [] : [canonicalMember(text, member)], published };
}

function readInteractions(text: string, member: MemberOutline): Part {
  if (member.value.kind !== 'array') {
    return readMember(text, member);
  }
  const interactions = member.value.elements.map((element) => readInteraction(text, element));
  const agreed = interactions.flatMap((interaction) => interaction.agreed).sort();
  return {
    agreed: [`${member.name}:${agreed.join()}`],
    published: `${JSON.stringify(member.name)}:[${interactions.map(({ published }) => published).join()}]`,
  };
}

function readInteraction(text: string, element: JsonOutline): Part {
  if (element.kind !== 'object') {
    return { agreed: [canonicalJson(text, element)], published: text.slice(element.start, element.end) };
  }
  const members = element.members.filter(({ name }) => name !== '_id');
  const canonical = canonicalJson(text, { ...element, members });
  const published = members.map(({ start, value }) => text.slice(start, value.end));
  return { agreed: [canonical], published: `{${[...published, `"_id":"${sha1(canonical)}"`].join()}}` };
}

function canonicalMember(text: string, { name, value }: MemberOutline): string {
  return `${name}:${canonicalJson(text, value)}`;
}

function nameOf(party: unknown): string | undefined {
  const name = isJsonObject(party) ? party['name'] : undefined;
  return typeof name === 'string' ? name : undefined;
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
