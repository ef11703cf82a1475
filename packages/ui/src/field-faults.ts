/** A wrong field as the server names it: its path (`/body/deadline`, `body.deadline`, `deadline`) and a sentence. */
export type FieldFault = { path: string; detail: string };

/** The sentences about the field `name` or about anything inside it, or null when nothing was said. */
export const fieldError = (faults: readonly FieldFault[], name: string | undefined): string | null => {
  if (!name) return null;
  const said = faults.filter((fault) => isAbout(bare(fault.path), name)).map((fault) => fault.detail);
  return said.length ? [...new Set(said)].join(' ') : null;
};

const isAbout = (path: string, name: string): boolean => path === name || path.startsWith(`${name}.`);

/** A path without its leading part of the request, dots between the steps. */
const bare = (path: string): string =>
  path
    .replaceAll('/', '.')
    .replace(/^\.+/, '')
    .replace(/^(body|query|params)(\.|$)/, '');
