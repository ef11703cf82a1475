const LOOK_MS = 250;

/**
 * Ends this program as SIGTERM would when the npm that started it is gone. npm puts a shell between itself and us and
 * passes signals to that shell only; killed, the shell leaves us behind without a word. (`npm start` avoids the shell
 * by `exec`, which Windows does not know; `npx` cannot.) Started without npm, a program may outlive its parent.
 */
export const endWithParent = () => {
  if (!process.env.npm_lifecycle_event && process.env.npm_command !== 'exec') return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, LOOK_MS).unref();
};
