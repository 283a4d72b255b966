import { isJsonArray, isJsonObject, JsonNumber, type JsonValue } from './json-value.js';

/** Text that stands between two values, or a value still to be printed. */
type Task = { readonly text: string } | { readonly value: JsonValue };

export interface PrintOptions {
  /** Members in the order of their names, so that equal values print the same text. */
  readonly sortKeys?: boolean;
}

/** Compact JSON text of a value, to any depth of nesting; numbers as they were written. */
export function printJson(root: JsonValue, { sortKeys = false }: PrintOptions = {}): string {
  let text = '';
  const tasks: Task[] = [{ value: root }];
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    if ('text' in task) {
      text += task.text;
    } else if (isJsonArray(task.value)) {
      pushArray(tasks, task.value);
    } else if (isJsonObject(task.value)) {
      const members = [...task.value];
      pushObject(tasks, sortKeys ? members.sort(([a], [b]) => (a < b ? -1 : 1)) : members);
    } else {
      text += printScalar(task.value);
    }
  }
  return text;
}

/** JSON text of a value that is neither array nor object. */
export function printScalar(value: JsonValue): string {
  if (value instanceof JsonNumber) {
    return value.lexeme;
  }
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

function pushArray(tasks: Task[], items: readonly JsonValue[]): void {
  tasks.push({ text: ']' });
  for (let index = items.length - 1; index >= 0; index -= 1) {
    tasks.push({ value: items[index] ?? null });
    if (index > 0) {
      tasks.push({ text: ',' });
    }
  }
  tasks.push({ text: '[' });
}

function pushObject(tasks: Task[], members: readonly (readonly [string, JsonValue])[]): void {
  tasks.push({ text: '}' });
  members.toReversed().forEach(([key, value], position) => {
    tasks.push({ value }, { text: `${JSON.stringify(key)}:` });
    if (position < members.length - 1) {
      tasks.push({ text: ',' });
    }
  });
  tasks.push({ text: '{' });
}
