import { createContext, type FunctionComponent, lazy, Suspense, use, useMemo } from 'react';
import type { WebManifest, WebPart } from './manifest.ts';
import { useSession } from './session.tsx';

/** The parts of all manifests; the shell gives them. */
export const PartsContext = createContext<readonly WebPart[]>([]);

/** Every part that manifests bring, in the order they ask for. */
export const partsOf = (manifests: readonly WebManifest[]): WebPart[] =>
  manifests.flatMap((manifest) => manifest.parts ?? []).sort((a, b) => a.order - b.order);

// One lazy component a part, made once: a new one at each render would throw away what was typed.
const loaded = new WeakMap<WebPart, FunctionComponent<object>>();
const lazily = (part: WebPart): FunctionComponent<object> => {
  let known = loaded.get(part);
  if (!known) {
    known = lazy(part.part as unknown as () => Promise<{ default: FunctionComponent<object> }>);
    loaded.set(part, known);
  }
  return known;
};

/** The parts that stand in a slot for whoever is signed in. */
export const useParts = (slot: string): readonly WebPart[] => {
  const parts = use(PartsContext);
  const { can } = useSession();
  return useMemo(
    () => parts.filter((part) => part.slot === slot && (!part.permission || can(part.permission))),
    [parts, slot, can],
  );
};

/**
 * A place on a page that features above may put something into: the page need not know them. `props` are what the slot
 * promises to each part.
 */
export const Slot = ({ name, props = {} }: { name: string; props?: object }) =>
  useParts(name).map((part, nth) => {
    const Part = lazily(part);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: manifests do not change while the app runs
      <Suspense key={nth} fallback={null}>
        <Part {...props} />
      </Suspense>
    );
  });
