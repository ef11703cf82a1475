import net from 'node:net';

/** A line to the app that can be cut, as a switch in a cellar does: open connections break and new ones are refused. */
export const openLine = async (app: string): Promise<{ address: string; cut(): Promise<void> }> => {
  const port = Number(new URL(app).port);
  const sockets = new Set<net.Socket>();
  const server = net.createServer((near) => {
    const far = net.connect(port, 'localhost');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const bound = server.address();
  if (typeof bound !== 'object' || !bound) throw new Error('the line has no port');
  return {
    address: `http://localhost:${bound.port}`,
    cut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
};
