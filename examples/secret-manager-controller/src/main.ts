/**
 * Walks through the life of one secret and one setting in each cloud: `PACT_MODE=true node dist/main.js [aws|gcp|azure]...`.
 *
 * Against the mocks it needs the contracts of examples/contracts.
 */
import { processEnvironment } from './config.js';
import { openSecretStore, openSettingStore, type Cloud } from './open-store.js';
import { openAwsUpkeep, openAzureUpkeep, openGcpUpkeep } from './open-upkeep.js';

const CLOUDS: readonly Cloud[] = ['aws', 'gcp', 'azure'];
const NAME = 'db-password';
const SETTING: Readonly<Record<Cloud, string>> = { aws: '/demo/log-level', gcp: 'log-level', azure: 'log-level' };

/** Each labels the secret and answers its versions. */
const label: Readonly<Record<Cloud, () => Promise<readonly unknown[]>>> = {
  aws: async () => {
    const upkeep = openAwsUpkeep(processEnvironment());
    await upkeep.tag(NAME, { team: 'payments' });
    return upkeep.versions(NAME);
  },
  gcp: async () => {
    const upkeep = openGcpUpkeep(processEnvironment());
    await upkeep.label(NAME, { team: 'payments' });
    return upkeep.versions(NAME);
  },
  azure: async () => {
    const upkeep = openAzureUpkeep(processEnvironment());
    const versions = await upkeep.versions(NAME);
    await upkeep.tag(NAME, versions.at(-1) ?? '', { team: 'payments' });
    return versions;
  },
};

const wanted = process.argv.slice(2);
for (const cloud of CLOUDS.filter((each) => wanted.length === 0 || wanted.includes(each))) {
  await walkSecret(cloud);
  await walkSetting(cloud);
}

async function walkSecret(cloud: Cloud): Promise<void> {
  const store = openSecretStore(cloud, processEnvironment());
  await store.create({ name: NAME, value: 'correct horse' });
  console.log(`${cloud}: created ${NAME}`);
  const secret = await store.read(NAME);
  console.log(`${cloud}: read ${NAME}, version ${secret?.version ?? 'none'}`);
  await store.update({ name: NAME, value: 'battery staple' });
  console.log(`${cloud}: updated ${NAME}`);
  console.log(`${cloud}: listed ${(await store.list()).join(', ')}`);
  await lookAfterSecret(cloud);
  await store.delete(NAME);
  console.log(`${cloud}: deleted ${NAME}`);
}

async function lookAfterSecret(cloud: Cloud): Promise<void> {
  const versions = (await label[cloud]()).length;
  console.log(`${cloud}: labelled ${NAME}, which has ${versions} versions`);
}

async function walkSetting(cloud: Cloud): Promise<void> {
  const store = openSettingStore(cloud, processEnvironment());
  const name = SETTING[cloud];
  await store.write({ name, value: 'debug' });
  console.log(`${cloud}: wrote ${name}`);
  const setting = await store.read(name);
  console.log(`${cloud}: read ${name}: ${setting?.value ?? 'none'}`);
  await store.delete(name);
  console.log(`${cloud}: deleted ${name}`);
}
