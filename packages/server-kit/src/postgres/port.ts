import { createServer } from 'node:net';

const tryPort = (port: number): Promise<number | null> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(null));
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });

/** The wished port of this machine's loopback if nobody listens there, else any free one. */
export const freePort = async (wished: number | null): Promise<number> => {
  const port = (wished && (await tryPort(wished))) || (await tryPort(0));
  if (!port) throw new Error('no free port on 127.0.0.1');
  return port;
};
