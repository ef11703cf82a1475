export { collectParameters, type Parameters, read, write } from '@luoshi/server-kit/db/statement.ts';
