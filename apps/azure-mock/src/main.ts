import { runMockServer } from '@pact-infra/mock-server';
import { azureDoors } from './azure-doors.js';
import { azureProfile } from './azure-profile.js';
import { AzureMockConfig } from './config.js';

runMockServer(AzureMockConfig, azureProfile, azureDoors);
