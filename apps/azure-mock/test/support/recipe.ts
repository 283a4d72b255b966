import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const docs = join(import.meta.dirname, '../../../../docs');

/** The JavaScript of a page for users, under one of its headings. */
export async function recipe(heading: string, page = 'clients/azure.md'): Promise<string> {
  const sections = (await readFile(join(docs, page), 'utf8')).split(/^## /m);
  const section = sections.find((text) => text.startsWith(`${heading}\n`));
  const code = section === undefined ? undefined : /^```js\n(.*?)^```$/ms.exec(section)?.[1];
  if (code === undefined) {
    throw new Error(`Expected JavaScript under "${heading}" in ${page}`);
  }
  return code;
}
