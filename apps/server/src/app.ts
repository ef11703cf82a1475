import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import { makeAuthenticate } from '@luoshi/features/people/service.ts';
import { openSecretBox } from '@luoshi/server-kit/crypto/secret-box.ts';
import { openDatabase } from '@luoshi/server-kit/db/database.ts';
import { migrate } from '@luoshi/server-kit/db/migrate.ts';
import { openFileStore } from '@luoshi/server-kit/files/file-store.ts';
import { openEdge } from '@luoshi/server-kit/http/edge.ts';
import { makeWords } from '@luoshi/server-kit/http/words.ts';
import { prepareJobs, startJobs } from '@luoshi/server-kit/jobs.ts';
import { openLiveHub } from '@luoshi/server-kit/live/hub.ts';
import { projectRoot } from '@luoshi/server-kit/project-root.ts';
import type { Services } from '@luoshi/server-kit/services.ts';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { keepDemonstrationFresh } from './demonstration.ts';
import { features } from './features.ts';
import { openSetupCode } from './setup-code.ts';

export type AppOptions = {
  /** The owner's connection: migrations and the job queue; requests work as a role that owns nothing. */
  databaseUrl: string;
  port: number;
  /** Address to listen on; every interface unless said otherwise. */
  host?: string;
  /** Folder for files, the set-up code and the key that seals secrets. */
  dataDir: string;
  /** Load the demonstration county when no government exists yet. */
  withDemonstration?: boolean;
  /** Told each step while starting. */
  onStep?: (step: 'migrate' | 'demonstration' | 'listen') => void;
  now?: () => Date;
};

export type RunningApp = {
  address: string;
  /** Opens the set-up wizard from another machine; null once a government exists. */
  setupCode: string | null;
  services: Services;
  stop(): Promise<void>;
};

const HOUR_MS = 3_600_000;
const HASHED_ASSETS = `${path.sep}assets${path.sep}`;

/** Serves the built pages; every address that is no file and no interface is answered with the app's first page. */
const servePages = async (edge: FastifyInstance): Promise<void> => {
  const root = path.join(projectRoot, 'dist/web');
  if (!existsSync(path.join(root, 'index.html'))) return;
  await edge.register(fastifyStatic, {
    root,
    wildcard: false,
    setHeaders: (reply, file) => {
      reply.setHeader(
        'cache-control',
        file.includes(HASHED_ASSETS) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  edge.get('/*', (request, reply) => {
    if (request.url.startsWith('/api/') || request.url.startsWith('/assets/')) return reply.callNotFound();
    return reply.sendFile('index.html');
  });
};

type Closing = () => unknown;

// The latest opened is closed first; one that fails to close does not keep the others open.
const closeAll = async (closings: Closing[], log: Services['log']): Promise<void> => {
  for (const close of closings.splice(0).reverse()) {
    try {
      await close();
    } catch (fault) {
      log.error({ err: fault }, 'a part did not close');
    }
  }
};

/** Migrates, loads the demonstration on first start, and serves pages, interface, live news and jobs. */
export const startApp = async (options: AppOptions): Promise<RunningApp> => {
  const log = pino({ level: process.env.LUOSHI_LOG ?? 'warn' }, pino.destination(2));
  const closings: Closing[] = [];
  try {
    return await open(options, log, closings);
  } catch (fault) {
    await closeAll(closings, log);
    throw fault;
  }
};

const open = async (options: AppOptions, log: Services['log'], closings: Closing[]): Promise<RunningApp> => {
  const { databaseUrl, dataDir, onStep = () => undefined } = options;

  onStep('migrate');
  await migrate(databaseUrl);
  await prepareJobs(databaseUrl);

  const db = openDatabase(databaseUrl);
  closings.push(() => db.close());
  const setup = openSetupCode(db, dataDir);
  const services: Services = {
    db,
    files: openFileStore(path.join(dataDir, 'files')),
    log,
    secrets: await openSecretBox(dataDir),
    words: makeWords(features),
    now: options.now ?? (() => new Date()),
    setupCode: setup.read,
  };
  if (options.withDemonstration !== false) {
    onStep('demonstration');
    await keepDemonstrationFresh(services);
  }

  onStep('listen');
  const live = openLiveHub(databaseUrl, log);
  closings.push(() => live.close());
  const gate = makeAuthenticate(services);
  live.onMessage(({ tenantId, feature }) => {
    if (feature === 'people') gate.forget(tenantId);
  });
  const edge = await openEdge({
    features,
    services,
    live,
    authenticate: gate.authenticate,
    ready: async () => (await db.pool.query('select 1')).rowCount === 1,
  });
  await servePages(edge);
  const jobs = await startJobs(databaseUrl, features, services);
  closings.push(() => jobs.stop());
  if (options.withDemonstration !== false) {
    const renewal = setInterval(() => {
      keepDemonstrationFresh(services).catch((fault) => log.error({ err: fault }, 'the demonstration was not renewed'));
    }, HOUR_MS);
    closings.push(() => clearInterval(renewal));
  }
  // Both at once: the door closes to new streams while the open ones end.
  closings.push(() => Promise.all([edge.close(), live.close()]));
  await edge.listen({ port: options.port, host: options.host ?? '::' });

  const bound = edge.server.address();
  const port = typeof bound === 'object' && bound ? bound.port : options.port;
  return {
    address: `http://localhost:${port}`,
    setupCode: await setup.read(),
    services,
    stop: () => closeAll(closings, log),
  };
};
