import { setSource } from './pattern-source.js';
import { asciiMembers, type CharacterSet } from './character-set.js';
import type { AssertionPlace, LookNode, PatternNode, RepeatNode } from './syntax-tree.js';

/** A pattern as a list of instructions for the stepwise matcher; the first is where a match begins. */
export type Program = readonly Instruction[];

export type Instruction =
  | { readonly op: 'accept' }
  | { readonly op: 'character'; readonly accepts: (code: number) => boolean }
  /** Goes on at `first`, and at `second` if that fails. */
  | { readonly op: 'split'; readonly first: number; readonly second: number }
  | { readonly op: 'jump'; readonly to: number }
  /** Notes the position in a slot: slots 2n and 2n+1 hold the bounds of group n. */
  | { readonly op: 'save'; readonly slot: number }
  /** Fails when nothing was consumed since the position in the slot was noted. */
  | { readonly op: 'progress'; readonly slot: number }
  | { readonly op: 'assert'; readonly at: AssertionPlace }
  | { readonly op: 'backreference'; readonly group: number; readonly ignoresCase: boolean }
  | { readonly op: 'atomic'; readonly body: Program }
  | LookInstruction;

export interface LookInstruction {
  readonly op: 'look';
  readonly direction: 'ahead' | 'behind';
  readonly isNegative: boolean;
  readonly body: Program;
}

/** Compiles a pattern; counted repeats are written out. */
export function compileProgram(pattern: PatternNode): Program {
  return new ProgramCompiler().compile(pattern);
}

class ProgramCompiler {
  #instructions: Instruction[] = [];
  /** Slots of loops lie behind those of the groups. */
  #nextLoopSlot = 1_000;

  compile(node: PatternNode): Program {
    const outer = this.#instructions;
    this.#instructions = [];
    this.#emitNode(node);
    this.#emit({ op: 'accept' });
    const program = this.#instructions;
    this.#instructions = outer;
    return program;
  }

  #emit(instruction: Instruction): number {
    return this.#instructions.push(instruction) - 1;
  }

  #emitNode(node: PatternNode): void {
    switch (node.kind) {
      case 'set':
        this.#emit({ op: 'character', accepts: membershipOf(node.set) });
        break;
      case 'sequence':
        node.items.forEach((item) => {
          this.#emitNode(item);
        });
        break;
      case 'choice':
        this.#emitChoice(node.options);
        break;
      case 'group':
        this.#emit({ op: 'save', slot: node.number * 2 });
        this.#emitNode(node.body);
        this.#emit({ op: 'save', slot: node.number * 2 + 1 });
        break;
      case 'repeat':
        this.#emitRepeat(node);
        break;
      case 'atomic':
        this.#emit({ op: 'atomic', body: this.compile(node.body) });
        break;
      case 'look':
        this.#emitLook(node);
        break;
      case 'backreference':
        this.#emit({ op: 'backreference', group: node.number, ignoresCase: node.ignoresCase });
        break;
      case 'assertion':
        this.#emit({ op: 'assert', at: node.at });
        break;
    }
  }

  #emitLook({ direction, isNegative, body }: LookNode): void {
    this.#emit({ op: 'look', direction, isNegative, body: this.compile(body) });
  }

  #emitChoice(options: readonly PatternNode[]): void {
    const exits: number[] = [];
    options.forEach((option, index) => {
      if (index === options.length - 1) {
        this.#emitNode(option);
        return;
      }
      const split = this.#emit({ op: 'jump', to: 0 });
      this.#emitNode(option);
      exits.push(this.#emit({ op: 'jump', to: 0 }));
      this.#instructions[split] = { op: 'split', first: split + 1, second: this.#instructions.length };
    });
    for (const exit of exits) {
      this.#instructions[exit] = { op: 'jump', to: this.#instructions.length };
    }
  }

  #emitRepeat({ body, least, most, isLazy }: RepeatNode): void {
    for (let copy = 0; copy < least; copy += 1) {
      this.#emitNode(body);
    }
    if (most === Infinity) {
      this.#emitLoop(body, isLazy);
      return;
    }
    const splits: number[] = [];
    for (let copy = least; copy < most; copy += 1) {
      splits.push(this.#emit({ op: 'jump', to: 0 }));
      this.#emitNode(body);
    }
    const end = this.#instructions.length;
    for (const split of splits) {
      this.#instructions[split] = splitOf(split + 1, end, isLazy);
    }
  }

  #emitLoop(body: PatternNode, isLazy: boolean): void {
    const slot = this.#nextLoopSlot;
    this.#nextLoopSlot += 1;
    const split = this.#emit({ op: 'jump', to: 0 });
    this.#emit({ op: 'save', slot });
    this.#emitNode(body);
    this.#emit({ op: 'progress', slot });
    this.#emit({ op: 'jump', to: split });
    this.#instructions[split] = splitOf(split + 1, this.#instructions.length, isLazy);
  }
}

function splitOf(inside: number, behind: number, isLazy: boolean): Instruction {
  return isLazy ? { op: 'split', first: behind, second: inside } : { op: 'split', first: inside, second: behind };
}

function membershipOf(set: CharacterSet): (code: number) => boolean {
  if (set.only !== undefined) {
    const only = set.only.codePointAt(0);
    return (code) => code === only;
  }
  const ascii = asciiMembers(set);
  const expression = new RegExp(`^${setSource(set, 'unicode')}$`, 'u');
  return (code) => ascii[code] ?? expression.test(String.fromCodePoint(code));
}
