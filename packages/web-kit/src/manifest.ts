import type { FunctionComponent, ReactNode } from 'react';
import type { Locales } from './i18n.ts';

/** A page at a path (`/tasks/$id`, or `/tasks/:id`), loaded when first visited. */
export type WebRoute = {
  path: string;
  /** Permission without which the refused page is shown; absent means anyone signed in. */
  gate?: string;
  page: () => Promise<{ default: FunctionComponent }>;
  /** Without top bar and menu: the wall on a big screen. */
  bare?: boolean;
};

/** An entry of the menu, or of the settings behind the name. `label` is a key of the feature's words. */
export type WebEntry = { label: string; path: string; icon?: ReactNode; permission?: string; order: number };

/**
 * Something that a feature puts into another's page, where that page keeps a slot for it (`today`: what one owes;
 * `tasks.selected`: what can be done with selected tasks, given `ids`, `document` and `onDone`; `top`: in the top bar, without antd; `tasks.one`: beneath a
 * task's light, given `taskId`; `tasks.report`: under the report form, given `taskId`; `supervision.one`: beneath a matter's
 * clocks, given `matterId`).
 */
export type WebPart = {
  slot: string;
  order: number;
  permission?: string;
  part: () => Promise<{ default: FunctionComponent<never> }>;
};

/** What one feature brings to the web app; `features/<name>/web/index.tsx` exports it as `manifest`. */
export type WebManifest = {
  feature: string;
  /** Pages for people who are signed in. */
  routes: readonly WebRoute[];
  /** Pages without a session and outside the shell: sign-in, setting up a new government. */
  publicRoutes?: readonly Omit<WebRoute, 'gate' | 'bare'>[];
  nav?: readonly WebEntry[];
  settings?: readonly WebEntry[];
  /** What it puts into slots of other features' pages. */
  parts?: readonly WebPart[];
  /** What the search box of the shell can look for (a key: `tasks`), and the address that shows what it found. */
  find?: readonly { noun: string; address: (words: string) => string; permission?: string }[];
  locales: Locales;
};

export type PlacedEntry = WebEntry & { feature: string };

/** Entries of all manifests that the holder of the permissions may see, by `order`. */
export const entriesFor = (
  manifests: readonly WebManifest[],
  kind: 'nav' | 'settings',
  can: (permission: string) => boolean,
): PlacedEntry[] =>
  manifests
    .flatMap((manifest) => (manifest[kind] ?? []).map((entry) => ({ ...entry, feature: manifest.feature })))
    .filter((entry) => !entry.permission || can(entry.permission))
    .sort((a, b) => a.order - b.order);

/** The router's spelling of a path: `/tasks/:id` is `/tasks/$id`. */
export const routerPath = (path: string): string => path.replace(/\/:([A-Za-z]+)/g, '/$$$1');
