import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fixtureService } from './fixtures/fixture-service.mjs';
import { requireFreePorts } from './free-ports.mjs';

describe('requireFreePorts', () => {
  const occupant = createServer();
  let port = 0;

  beforeEach(async () => {
    occupant.listen(0, '127.0.0.1');
    await once(occupant, 'listening');
    const address = occupant.address();
    port = address !== null && typeof address === 'object' ? address.port : 0;
  });

  afterEach(async () => {
    if (occupant.listening) {
      occupant.close();
      await once(occupant, 'close');
    }
  });

  it('names the port that is taken and the variable that changes it', async () => {
    await expect(requireFreePorts([fixtureService(port)], '127.0.0.1')).rejects.toMatchObject({
      name: 'UsageError',
      message: `port ${port} (Fixture) is already in use: set FIXTURE_PORT to a free port`,
    });
  });

  it('takes no port itself', async () => {
    occupant.close();
    await once(occupant, 'close');
    const services = [fixtureService(port)];

    await expect(requireFreePorts(services, '127.0.0.1')).resolves.toBeUndefined();
    await expect(requireFreePorts(services, '127.0.0.1')).resolves.toBeUndefined();
  });

  it('refuses one port for two services', async () => {
    occupant.close();
    await once(occupant, 'close');
    const other = { ...fixtureService(port), portVariable: 'OTHER_PORT' };

    await expect(requireFreePorts([fixtureService(port), other], '127.0.0.1')).rejects.toMatchObject({
      message: `FIXTURE_PORT and OTHER_PORT are both ${port}`,
    });
  });
});
