import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const page = join(import.meta.dirname, '../../../../docs/clients/azure.md');

/** The JavaScript of the page for users, under one of its headings. */
export async function recipe(heading: string): Promise<string> {
  const sections = (await readFile(page, 'utf8')).split(/^## /m);
  const section = sections.find((text) => text.startsWith(`${heading}\n`));
  const code = section === undefined ? undefined : /^```js\n(.*?)^```$/ms.exec(section)?.[1];
  if (code === undefined) {
    throw new Error(`Expected JavaScript under "${heading}" in ${page}`);
  }
  return code;
}
