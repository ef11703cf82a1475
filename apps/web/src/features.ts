import type { WebManifest } from '@luoshi/web-kit/manifest.ts';

/** Every folder of `features/` that has pages brings them by its manifest; nothing is registered here by hand. */
const found = import.meta.glob<{ manifest: WebManifest }>('../../../features/*/web/index.tsx', { eager: true });

export const manifests: readonly WebManifest[] = Object.values(found).map(({ manifest }) => manifest);
