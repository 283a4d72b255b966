import { runMockServer } from '@pact-infra/mock-server';
import { azureProfile } from './azure-profile.js';
import { AzureMockConfig } from './config.js';

runMockServer(AzureMockConfig, azureProfile);
