import { MockServerConfig, runMockServer } from '@pact-infra/mock-server';
import { gcpProfile } from './gcp-profile.js';

runMockServer(MockServerConfig, () => gcpProfile);
