import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

export interface ClientRun {
  readonly status: number;
  readonly output: string;
}

const loopback = pathToFileURL(join(import.meta.dirname, 'resolve-to-loopback.mjs')).href;
/** Within the project, so that the client finds its packages. */
const outputDirectory = join(import.meta.dirname, '../../test-output');

/** Runs a client's code in a process of its own, where an authority is trusted as users would have it trusted. */
export async function runClient(
  code: string,
  { authority, env = {} }: { readonly authority: string; readonly env?: NodeJS.ProcessEnv },
): Promise<ClientRun> {
  const directory = await mkdtemp(join(outputDirectory, 'client-'));
  try {
    const file = join(directory, 'client.mjs');
    const authorityFile = join(directory, 'ca.pem');
    await Promise.all([writeFile(file, code), writeFile(authorityFile, authority)]);
    const { PATH } = process.env;
    return await run(['--import', loopback, file], { PATH, NODE_EXTRA_CA_CERTS: authorityFile, ...env });
  } finally {
    await rm(directory, { recursive: true });
  }
}

function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<ClientRun> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { env }, (_error, stdout, stderr) => {
      resolve({ status: child.exitCode ?? -1, output: stdout + stderr });
    });
  });
}
