import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds `features/`, found upwards from this file, from source and from the bundle alike. */
export const projectRoot: string = (() => {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'features'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('the folder features/ was not found above the program');
    folder = parent;
  }
  return folder;
})();
