import type { Instruction, LookInstruction, Program } from './program.js';
import type { AssertionPlace } from './syntax-tree.js';

/** The bounds of groups and the positions of loops, by slot. */
type Slots = Map<number, number>;

interface Branch {
  readonly instruction: number;
  readonly position: number;
  /** A slot to set back, instead of a place to go on. */
  readonly undo?: { readonly slot: number; readonly value: number | undefined };
}

/**
 * A backtracking matcher that counts its steps and gives up when there are too many, so that no pattern can hold up a
 * server. It is for what the linear engine cannot do: lookaround, backreferences, atomic groups.
 */
export class StepwiseMatcher {
  #stepsLeft: number;
  #slots: Slots = new Map();

  constructor(
    readonly text: string,
    steps: number,
  ) {
    this.#stepsLeft = steps;
  }

  /** Whether the matcher gave up: an answer of `undefined` then means "not known". */
  get isExhausted(): boolean {
    return this.#stepsLeft <= 0;
  }

  /**
   * Runs a program from a position.
   *
   * @param isEnd - where a match may end
   * @param outer - the branches of the run around this one, which take over what this one has to undo
   * @returns the end of the match
   */
  run(program: Program, from: number, isEnd: (position: number) => boolean, outer: Branch[] = []): number | undefined {
    const branches: Branch[] = [];
    let at = 0;
    let position = from;
    for (;;) {
      const instruction = program[at];
      this.#stepsLeft -= 1;
      if (instruction === undefined || this.isExhausted) {
        return undefined;
      }
      if (instruction.op === 'accept' && isEnd(position)) {
        outer.push(...branches.filter(({ undo }) => undo !== undefined));
        return position;
      }
      const next = this.#step(instruction, at, position, branches);
      if (next !== undefined) {
        at = next;
        position = this.#position;
        continue;
      }
      const branch = this.#backtrack(branches);
      if (branch === undefined) {
        return undefined;
      }
      at = branch.instruction;
      position = branch.position;
    }
  }

  /** The text of a group in the last match. */
  group(number: number): string | undefined {
    const start = this.#slots.get(number * 2);
    const end = this.#slots.get(number * 2 + 1);
    return start === undefined || end === undefined ? undefined : this.text.slice(start, end);
  }

  #position = 0;

  /** Takes one step; the index of the next instruction, or nothing when the step fails. */
  #step(instruction: Instruction, at: number, position: number, branches: Branch[]): number | undefined {
    this.#position = position;
    switch (instruction.op) {
      case 'accept':
        return undefined;
      case 'character': {
        const code = this.text.codePointAt(position);
        if (code === undefined || !instruction.accepts(code)) {
          return undefined;
        }
        this.#position = position + (code > 0xffff ? 2 : 1);
        return at + 1;
      }
      case 'split':
        branches.push({ instruction: instruction.second, position });
        return instruction.first;
      case 'jump':
        return instruction.to;
      case 'save':
        branches.push({
          instruction: at,
          position,
          undo: { slot: instruction.slot, value: this.#slots.get(instruction.slot) },
        });
        this.#slots.set(instruction.slot, position);
        return at + 1;
      case 'progress':
        return this.#slots.get(instruction.slot) === position ? undefined : at + 1;
      case 'assert':
        return holds(instruction.at, this.text, position) ? at + 1 : undefined;
      case 'backreference':
        return this.#backreference(instruction.group, instruction.ignoresCase) ? at + 1 : undefined;
      case 'atomic': {
        const end = this.run(instruction.body, position, anywhere, branches);
        this.#position = end ?? position;
        return end === undefined ? undefined : at + 1;
      }
      case 'look': {
        const isThere = this.#looks(instruction, position, branches);
        this.#position = position;
        return isThere === instruction.isNegative ? undefined : at + 1;
      }
    }
  }

  #backtrack(branches: Branch[]): Branch | undefined {
    for (;;) {
      const branch = branches.pop();
      if (branch?.undo === undefined) {
        return branch;
      }
      if (branch.undo.value === undefined) {
        this.#slots.delete(branch.undo.slot);
      } else {
        this.#slots.set(branch.undo.slot, branch.undo.value);
      }
    }
  }

  #looks({ body, direction }: LookInstruction, position: number, branches: Branch[]): boolean {
    if (direction === 'ahead') {
      return this.run(body, position, anywhere, branches) !== undefined;
    }
    const isHere = (end: number): boolean => end === position;
    for (let start = position; start >= 0 && !this.isExhausted; start -= 1) {
      if (this.run(body, start, isHere, branches) !== undefined) {
        return true;
      }
    }
    return false;
  }

  #backreference(group: number, ignoresCase: boolean): boolean {
    const earlier = this.group(group);
    if (earlier === undefined) {
      return false;
    }
    const end = this.#position + earlier.length;
    const here = this.text.slice(this.#position, end);
    this.#stepsLeft -= earlier.length;
    this.#position = end;
    return here === earlier || (ignoresCase && here.toLowerCase() === earlier.toLowerCase());
  }
}

const anywhere = (): boolean => true;

function holds(place: AssertionPlace, text: string, position: number): boolean {
  switch (place) {
    case 'text-start':
      return position === 0;
    case 'text-end':
      return position === text.length;
    case 'text-end-or-last-newline':
      return position === text.length || (position === text.length - 1 && text.endsWith('\n'));
    case 'line-start':
      return position === 0 || text[position - 1] === '\n';
    case 'line-end':
      return position === text.length || text[position] === '\n';
    case 'word-boundary':
      return isWordBoundary(text, position);
    case 'not-word-boundary':
      return !isWordBoundary(text, position);
  }
}

/** Word boundaries go by ASCII, as in the other engines. */
function isWordBoundary(text: string, position: number): boolean {
  return isWordCharacter(text[position - 1]) !== isWordCharacter(text[position]);
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /^[0-9A-Za-z_]$/.test(character);
}
