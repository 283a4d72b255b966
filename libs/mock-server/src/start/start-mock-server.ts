import { createLogger, METRICS_REGISTRY, StartError, startService } from '@pact-infra/nest-service';
import type { Logger, RunningService } from '@pact-infra/nest-service';
import type { HttpRequest } from '@pact-infra/pact-core';
import type { Registry } from 'prom-client';
import { AdminModule } from '../admin/admin.module.js';
import type { MockServerConfig } from '../config.js';
import { ContractFollower } from '../contracts/contract-follower.js';
import { ContractStore } from '../contracts/contract-store.js';
import { InteractionWarnings } from '../contracts/interaction-warnings.js';
import { AdminPrefix } from '../control-plane/admin-prefix.js';
import { ContractFollowing } from '../control-plane/contract-following.js';
import { measureExchanges } from '../control-plane/exchange-metrics.js';
import type { Answer } from '../data-plane/answer.js';
import { ContractAnswers } from '../data-plane/contract-answers.js';
import { CrossOrigin } from '../data-plane/cross-origin.js';
import { ErrorAnswers } from '../data-plane/error-answers.js';
import { ExchangeReports } from '../data-plane/exchange-reports.js';
import { InteractionChoice } from '../data-plane/interaction-choice.js';
import { logExchanges } from '../data-plane/log-exchange.js';
import { refuseMalformedRequest } from '../data-plane/malformed-request.js';
import { createMockHttpServer } from '../data-plane/mock-http-server.js';
import { ProviderStateFilter } from '../data-plane/provider-state-filter.js';
import { RequestAnswers } from '../data-plane/request-answers.js';
import { RequestRoad } from '../data-plane/request-road.js';
import type { ControlPlane } from '../data-plane/request-road.js';
import type { Door } from '../doors/door.js';
import { OpenDoors } from '../doors/open-doors.js';
import { Delays } from '../faults/delays.js';
import { FaultAnswers } from '../faults/fault-answers.js';
import { MissLinks } from '../journal/miss-links.js';
import { MockServerModule } from '../mock-server.module.js';
import { chooseProfile } from '../profiles/choose-profile.js';
import type { Profile } from '../profiles/profile.js';
import { ServingState } from '../serving-state.js';
import { Sessions } from '../sessions/sessions.js';
import { createRecording } from './create-recording.js';
import { createSource, describeServed } from './create-source.js';
import { serveContracts } from './serve-contracts.js';

export interface MockServerOptions {
  readonly profile: Profile;
  readonly config: MockServerConfig;
  /** Ways in beside HTTP. */
  readonly doors?: readonly Door[];
  /** A logger of its own unless given. */
  readonly logger?: Logger;
}

/** A mock server that listens; its start gate may not have passed yet. */
export interface RunningMockServer extends RunningService {
  /** Resolves when the start gate has passed; rejects with a StartError when it has not in time, and the server is closed. */
  readonly started: Promise<void>;
  /** The port of each door, by the door's name. */
  readonly doorPorts: ReadonlyMap<string, number>;
}

/**
 * Starts a mock server: it listens at once, and answers from contracts as soon as it has them.
 *
 * @throws StartError when it, or one of its doors, cannot listen
 */
export async function startMockServer({
  config,
  doors = [],
  ...options
}: MockServerOptions): Promise<RunningMockServer> {
  const profile = chooseProfile(options.profile, config.PROFILE);
  const logger = options.logger ?? createLogger({ service: `${options.profile.name}-mock`, level: config.LOG_LEVEL });
  const { normalisation, adaptPact } = profile;
  const store = new ContractStore({ normalisation, adaptPact });
  const source = await createSource(config, profile);
  const adminPrefix = new AdminPrefix(config.ADMIN_PREFIX);
  const warnings = new InteractionWarnings({ adminPrefix, lint: profile.lint });
  const follower = new ContractFollower({ source, store, warnings, logger });
  const state = new ServingState({ store, follower, served: describeServed(config, profile) });
  const following = new ContractFollowing();
  const openDoors = new OpenDoors();
  const additions = doors.flatMap(({ controlPlane }) => controlPlane ?? []);
  const reports = new ExchangeReports();
  if (config.REQUEST_LOG) {
    reports.observe(logExchanges(logger));
  }
  const recording = createRecording(config, reports);
  const choice = new InteractionChoice({
    readAgain: profile.readAgain,
    filter: ProviderStateFilter.of({
      pattern: config.PROVIDER_STATE,
      keepsStateless: config.EMPTY_PROVIDER_STATE,
      headerName: config.PROVIDER_STATE_HEADER_NAME,
    }),
  });
  const sessions = new Sessions({
    count: config.SESSION_LIMIT,
    idleMs: config.SESSION_IDLE_SECONDS * 1000,
    onClosed: (session) => recording?.journal.clear(session),
  });
  const errorAnswers = new ErrorAnswers({ profile, unmatchedStatus: config.UNMATCHED_STATUS });
  const delays = new Delays();
  const contractAnswers = new ContractAnswers({ verifyResponses: config.VERIFY_RESPONSES, logger });
  const road = new RequestRoad({
    profile,
    state,
    sessions,
    crossOrigin: config.CORS ? new CrossOrigin(config.CORS_REFERER) : undefined,
    requestAnswers: new RequestAnswers({
      store,
      state,
      sessions,
      choice,
      contractAnswers,
      errorAnswers,
      missLinks: recording === undefined ? undefined : new MissLinks(adminPrefix),
      logger,
    }),
    errorAnswers,
    faultAnswers: new FaultAnswers({ profile, errorAnswers }),
    delays,
    reports,
  });

  const admin = AdminModule.for({
    store,
    follower,
    state,
    following,
    prefix: adminPrefix,
    warnings,
    sessions,
    choice,
    recording,
    additions: Object.fromEntries(additions.flatMap(({ paths }) => Object.entries(paths))),
    token: config.ADMIN_TOKEN,
  });
  const service = await startService({
    service: `${options.profile.name}-mock`,
    module: MockServerModule.for({
      store,
      state,
      following,
      openDoors,
      additions: additions.map(({ module }) => module),
      admin,
      metrics: config.METRICS,
    }),
    port: config.PORT ?? profile.defaultPort,
    portVariable: 'PORT',
    host: config.HOST,
    logger,
    fastify: {
      serverFactory: (handle) => {
        const controlPlane: ControlPlane = (incoming, outgoing) => {
          reports.settle(); // so that it knows of all that was answered before
          handle(incoming, outgoing);
        };
        return createMockHttpServer(road, controlPlane, adminPrefix);
      },
      clientErrorHandler: refuseMalformedRequest,
    },
    configure: (app) => {
      if (config.METRICS) {
        reports.observe(measureExchanges(app.get<Registry>(METRICS_REGISTRY)));
      }
    },
  });

  try {
    const answer = (request: HttpRequest, client = new AbortController().signal): Promise<Answer> =>
      road.answer(request, client);
    await openDoors.open(doors, { host: config.HOST, http: service.app.getHttpServer(), answer, logger });
  } catch (error) {
    await service.close();
    throw error;
  }

  const { signal } = following;
  signal.addEventListener('abort', () => {
    delays.end();
  });
  const started = serveContracts({
    dependencies: source.dependencies,
    timeoutSeconds: config.WAIT_TIMEOUT_SECS,
    needsEveryContract: config.PACT_FILES.length > 0,
    follower,
    state,
    logger,
    signal,
  }).catch(async (error: unknown) => {
    if (signal.aborted) {
      return; // told to stop while it waited
    }
    if (error instanceof StartError) {
      logger.fatal(error.message);
    }
    await service.close();
    throw error;
  });
  return { ...service, started, doorPorts: openDoors.ports };
}
