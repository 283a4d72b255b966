import { createHash } from 'node:crypto';
import { canonicalJson } from '../json/canonical-json.js';
import { outlineJson, type JsonOutline, type MemberOutline, type ObjectOutline } from '../json/json-outline.js';
import { isJsonObject, parseJsonObject, type UnknownObject } from '../json/parse-json.js';

/** Members that a broker adds; they are no part of the contract when a downloaded pact is published again. */
const brokerMembers = new Set(['_links', 'createdAt']);
/** Members that say who and with which tool, not what is agreed. */
const descriptiveMembers = new Set(['consumer', 'provider', 'metadata']);
const interactionLists = new Set(['interactions', 'messages']);
const specificationMembers = new Set(['pactSpecification', 'pact-specification', 'pactSpecificationVersion']);

/** The text of a pact, never printed anew: a number or a string leaves as it came. */
export class PactContent {
  readonly #outline: ObjectOutline;
  readonly #value: UnknownObject;

  private constructor(readonly text: string) {
    this.#value = parseJsonObject(text);
    this.#outline = outlineJson(text) as ObjectOutline; // parseJsonObject has accepted it
  }

  /** @throws MalformedJsonError when the text is not a JSON object; what the object holds is not looked at */
  static parse(text: string): PactContent {
    return new PactContent(text);
  }

  get consumer(): string | undefined {
    return nameOf(this.#value['consumer']);
  }

  get provider(): string | undefined {
    return nameOf(this.#value['provider']);
  }

  /** Same for the same agreement: order and layout, names of the parties and of tools do not count. */
  get sha(): string {
    const agreed = this.#outline.members.filter(
      ({ name }) => !brokerMembers.has(name) && !descriptiveMembers.has(name),
    );
    const parts = agreed.map((member) =>
      interactionLists.has(member.name) ? this.#canonicalInteractions(member) : this.#canonicalMember(member),
    );
    return sha1([...parts, ...this.#canonicalSpecification()].sort().join('\n'));
  }

  /** The content with an `_id` in every interaction and with more members at its end, given as JSON text. */
  withMembers(added: Readonly<Record<string, string>>): string {
    const kept = this.#outline.members
      .filter(({ name }) => !brokerMembers.has(name))
      .map((member) => (interactionLists.has(member.name) ? this.#identified(member) : this.#textOf(member)));
    const additions = Object.entries(added).map(([name, json]) => `${JSON.stringify(name)}:${json}`);
    return `{${[...kept, ...additions].join()}}`;
  }

  #canonicalMember({ name, value }: MemberOutline): string {
    return `${name}:${canonicalJson(this.text, value)}`;
  }

  #canonicalInteractions({ name, value }: MemberOutline): string {
    const interactions = value.kind === 'array' ? value.elements : [value];
    return `${name}:${interactions
      .map((interaction) => canonicalJson(this.text, withoutId(interaction)))
      .sort()
      .join()}`;
  }

  #canonicalSpecification(): readonly string[] {
    const metadata = this.#outline.members.find(({ name }) => name === 'metadata')?.value;
    const members = metadata?.kind === 'object' ? metadata.members : [];
    return members.filter(({ name }) => specificationMembers.has(name)).map((member) => this.#canonicalMember(member));
  }

  #identified({ name, value }: MemberOutline): string {
    if (value.kind !== 'array') {
      return `${JSON.stringify(name)}:${this.#textOf(value)}`;
    }
    const interactions = value.elements.map((element) => {
      const interaction = withoutId(element);
      if (interaction.kind !== 'object') {
        return this.#textOf(interaction);
      }
      const id = `"_id":"${sha1(canonicalJson(this.text, interaction))}"`;
      return `{${[...interaction.members.map((member) => this.#textOf(member)), id].join()}}`;
    });
    return `${JSON.stringify(name)}:[${interactions.join()}]`;
  }

  #textOf(part: JsonOutline | MemberOutline): string {
    return this.text.slice(part.start, 'value' in part ? part.value.end : part.end);
  }
}

function withoutId(interaction: JsonOutline): JsonOutline {
  return interaction.kind === 'object'
    ? { ...interaction, members: interaction.members.filter(({ name }) => name !== '_id') }
    : interaction;
}

function nameOf(party: unknown): string | undefined {
  const name = isJsonObject(party) ? party['name'] : undefined;
  return typeof name === 'string' ? name : undefined;
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
