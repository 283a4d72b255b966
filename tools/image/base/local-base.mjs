/**
 * Makes a base image for machines that cannot pull one: this machine's Node 24, the libraries it is linked with, and
 * nothing else. `node tools/image/base/local-base.mjs`, then `npx nx run-many -t image --from=localhost/pact-infrastructure/node:24`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../../start/usage-error.mjs';
import { nodeBinary } from '../../workspace/paths.mjs';
import { findEngine } from '../container-engine.mjs';
import { LOCAL_BASE } from './local-base-name.mjs';
import { stageRoot } from './stage-root.mjs';

const context = await mkdtemp(join(tmpdir(), 'pact-infrastructure-base-'));
try {
  const node = nodeBinary();
  await stageRoot(context, node);
  findEngine(process.env['IMAGE_ENGINE']).build({
    image: {
      references: [LOCAL_BASE],
      labels: { 'org.opencontainers.image.title': `node ${nodeVersion(node)}` },
      time: 0,
    },
    context,
    containerfile: fileURLToPath(new URL('Containerfile', import.meta.url)),
  });
} catch (error) {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(context, { recursive: true, force: true });
}

/** @param {string} node */
function nodeVersion(node) {
  return execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
}
