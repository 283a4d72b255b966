import { MockServerConfig, runMockServer } from '@pact-infra/mock-server';
import { awsProfile } from './aws-profile.js';

runMockServer(MockServerConfig, () => awsProfile);
