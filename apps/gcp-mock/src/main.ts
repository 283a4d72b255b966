import { runMockServer } from '@pact-infra/mock-server';
import { GcpMockConfig } from './config.js';
import { gcpDoors } from './gcp-doors.js';
import { gcpProfile } from './gcp-profile.js';

runMockServer(GcpMockConfig, () => gcpProfile, gcpDoors);
