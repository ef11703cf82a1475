import type { WebManifest } from '@luoshi/web-kit/manifest.ts';

/** Every folder of `features/` that has pages brings them by its manifest; nothing is registered here by hand. */
const found = import.meta.glob<{ manifest: WebManifest }>('../../../features/*/web/index.tsx', { eager: true });

const placeOf = ({ nav = [] }: WebManifest): number => Math.min(...nav.map((entry) => entry.order));

/** In the order of the menu, so that the search box looks first where people work most. */
export const manifests: readonly WebManifest[] = Object.values(found)
  .map(({ manifest }) => manifest)
  .sort((a, b) => placeOf(a) - placeOf(b));
