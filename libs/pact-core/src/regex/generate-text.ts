import { asciiMembers, type CharacterSet } from './character-set.js';
import { setSource } from './pattern-source.js';
import type { PatternNode, RepeatNode } from './syntax-tree.js';

const LONGEST_TEXT = 65_535;
/** An unbounded repeat makes up to this many more than it must. */
const MOST_EXTRA_REPEATS = 20;

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const OTHER_PRINTABLE = '-_.~!$&\'()*+,;=:@/?#[]%"<>\\^`{|} ';

/**
 * Makes a text that matches a pattern, save that lookaround and anchors inside the pattern are passed over. Letters and
 * digits are preferred to other characters.
 *
 * @returns nothing when the text would be too long or a set is empty
 */
export function generateText(tree: PatternNode, random: () => number): string | undefined {
  try {
    return new TextGenerator(random).generate(tree);
  } catch (error) {
    if (error instanceof NoText) {
      return undefined;
    }
    throw error;
  }
}

/** Thrown inside this file only. */
class NoText extends Error {}

class TextGenerator {
  readonly #groups = new Map<number, string>();
  #length = 0;

  constructor(readonly random: () => number) {}

  generate(node: PatternNode): string {
    switch (node.kind) {
      case 'set':
        return this.#counted(characterOf(node.set, this.random));
      case 'sequence':
        return node.items.map((item) => this.generate(item)).join('');
      case 'choice': {
        const option = node.options[Math.floor(this.random() * node.options.length)];
        return option === undefined ? '' : this.generate(option);
      }
      case 'group': {
        const text = this.generate(node.body);
        this.#groups.set(node.number, text);
        return text;
      }
      case 'atomic':
        return this.generate(node.body);
      case 'repeat':
        return this.#repeated(node);
      case 'backreference':
        return this.#counted(this.#groups.get(node.number) ?? '');
      case 'look':
      case 'assertion':
        return '';
    }
  }

  #repeated({ body, least, most }: RepeatNode): string {
    const bound = Math.min(most, least + MOST_EXTRA_REPEATS);
    const count = least + Math.floor(this.random() * (bound - least + 1));
    let text = '';
    for (let round = 0; round < count; round += 1) {
      this.#counted('');
      text += this.generate(body);
    }
    return text;
  }

  #counted(text: string): string {
    // A round without text counts too, or empty rounds would go on for long.
    this.#length += Math.max(1, text.length);
    if (this.#length > LONGEST_TEXT * 2) {
      throw new NoText();
    }
    return text;
  }
}

function characterOf(set: CharacterSet, random: () => number): string {
  if (set.only !== undefined) {
    return set.only;
  }
  const members = asciiMembers(set);
  const candidates = [LETTERS_AND_DIGITS, OTHER_PRINTABLE]
    .map((alphabet) => Array.from(alphabet).filter((character) => members[character.charCodeAt(0)]))
    .find((members) => members.length > 0);
  const character = candidates?.[Math.floor(random() * candidates.length)];
  return character ?? firstMember(set);
}

/** For sets of control characters, or without ASCII: the first member there is. */
function firstMember(set: CharacterSet): string {
  const expression = new RegExp(`^${setSource(set, 'unicode')}$`, 'u');
  for (let code = 0; code <= 0xffff; code += 1) {
    const character = String.fromCharCode(code);
    if (expression.test(character)) {
      return character;
    }
  }
  throw new NoText();
}
