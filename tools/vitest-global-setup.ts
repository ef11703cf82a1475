import {
  startTestServer,
  TEST_DATABASE_VARIABLE,
  TEST_FAULT_VARIABLE,
} from '../packages/server-kit/src/postgres/test-server.ts';

/** Gives the whole test run one PostgreSQL; a server named by the variable already is used and left alone. */
export default async (): Promise<() => Promise<void>> => {
  if (process.env[TEST_DATABASE_VARIABLE]) return async () => undefined;
  const server = await startTestServer();
  process.env[TEST_DATABASE_VARIABLE] = server.url;
  if (server.fault) process.env[TEST_FAULT_VARIABLE] = server.fault;
  return async () => {
    delete process.env[TEST_DATABASE_VARIABLE];
    delete process.env[TEST_FAULT_VARIABLE];
    await server.stop();
  };
};
