/**
 * Walks through the life of one secret: `PACT_MODE=true node dist/main.js [aws|gcp|azure]...`.
 *
 * Against the mocks it needs the contracts of examples/contracts.
 */
import { processEnvironment } from './config.js';
import { openSecretStore, type Cloud } from './open-secret-store.js';

const CLOUDS: readonly Cloud[] = ['aws', 'gcp', 'azure'];
const NAME = 'db-password';

const wanted = process.argv.slice(2);
for (const cloud of CLOUDS.filter((each) => wanted.length === 0 || wanted.includes(each))) {
  await walk(cloud);
}

async function walk(cloud: Cloud): Promise<void> {
  const store = openSecretStore(cloud, processEnvironment());
  await store.create({ name: NAME, value: 'correct horse' });
  console.log(`${cloud}: created ${NAME}`);
  const secret = await store.read(NAME);
  console.log(`${cloud}: read ${NAME}, version ${secret?.version ?? 'none'}`);
  await store.update({ name: NAME, value: 'battery staple' });
  console.log(`${cloud}: updated ${NAME}`);
  console.log(`${cloud}: listed ${(await store.list()).join(', ')}`);
  await store.delete(NAME);
  console.log(`${cloud}: deleted ${NAME}`);
}
