import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';

const docs = join(import.meta.dirname, '../../../../docs');
/** Within the project, so that the client finds its packages. */
const outputDirectory = join(import.meta.dirname, '../../test-output');

/** The JavaScript of a page for users, under one of its headings. */
export async function recipe(heading: string, page = 'clients/gcp.md'): Promise<string> {
  const sections = (await readFile(join(docs, page), 'utf8')).split(/^## /m);
  const section = sections.find((text) => text.startsWith(`${heading}\n`)) ?? '';
  const code = /^```js\n(.*?)^```$/ms.exec(section)?.[1];
  if (code === undefined) {
    throw new Error(`Expected JavaScript under "${heading}" in ${page}`);
  }
  return code;
}

export interface ClientOptions {
  /** For Node, before the client's file. */
  readonly args?: readonly string[];
  /** Beside `PATH`. */
  readonly env?: NodeJS.ProcessEnv;
}

/** What a client writes that runs in a process of its own. */
export async function runClient(code: string, { args = [], env = {} }: ClientOptions = {}): Promise<string> {
  const directory = await mkdtemp(join(outputDirectory, 'client-'));
  try {
    const file = join(directory, 'client.mjs');
    await writeFile(file, code);
    return await new Promise((resolve) => {
      const options = { env: { PATH: process.env['PATH'], ...env } };
      execFile(process.execPath, [...args, file], options, (_error, stdout, stderr) => {
        resolve(stdout + stderr);
      });
    });
  } finally {
    await rm(directory, { recursive: true });
  }
}
