import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const NOT_SOURCE = /(^|\/)(node_modules|dist|papers|test|tests)(\/|$)|\.test\.tsx?$|\.md$/;

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const whole = path.join(folder, entry.name);
    if (NOT_SOURCE.test(whole.replaceAll('\\', '/'))) continue;
    if (entry.isDirectory()) yield* filesBelow(whole);
    else if (entry.isFile()) yield whole;
  }
}

/**
 * A fingerprint of the contents of files and folders below `root`. Contents rather than times: a checkout or a copied
 * container image touches every file and changes none.
 */
export const fingerprint = (root, places) => {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0]);
  for (const place of places) {
    const whole = path.join(root, place);
    if (!existsSync(whole)) continue;
    for (const file of statSync(whole).isDirectory() ? filesBelow(whole) : [whole]) {
      hash.update(path.relative(root, file)).update('\0').update(readFileSync(file));
    }
  }
  return hash.digest('hex');
};
