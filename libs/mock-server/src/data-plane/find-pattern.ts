/**
 * A regular expression that is looked for anywhere in a text.
 *
 * @throws SyntaxError when it is none
 */
export function findPattern(pattern: string): (text: string) => boolean {
  const expression = new RegExp(pattern, 'u');
  return (text) => expression.test(text);
}
