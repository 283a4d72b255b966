/**
 * Builds the image of one app from its bundle: `node tools/image/image.mjs APP_DIRECTORY`, after the app was built. See
 * README.md for the options.
 */
import { readOptions, usage } from './options.mjs';
import { findEngine } from './container-engine.mjs';
import { describeImage } from './image-description.mjs';
import { stageContext } from './stage-context.mjs';
import { UsageError } from '../start/usage-error.mjs';

try {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options.help) {
    console.log(usage);
  } else {
    await buildImage(options);
  }
} catch (error) {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = 1;
}

/** @param {import('./options.mjs').ImageOptions} options */
async function buildImage(options) {
  const engine = findEngine(options.engine);
  const image = describeImage(options.app, options.repository);
  const context = await stageContext({ app: options.app, image, base: options.base });
  engine.build({ image, context, base: options.base, platform: options.platform });
  if (options.push) {
    engine.push(image.references);
  }
  console.log(image.references.join('\n'));
}
