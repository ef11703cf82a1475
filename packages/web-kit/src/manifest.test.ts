import { expect, it } from 'vitest';
import { entriesFor, routerPath, type WebManifest } from './manifest.ts';

const manifest = (feature: string, nav: WebManifest['nav']): WebManifest => ({
  feature,
  routes: [],
  nav,
  locales: { 'zh-CN': {}, en: {} },
});

it('orders the entries of all features and hides those that need a permission the person lacks', () => {
  const manifests = [
    manifest('tasks', [{ label: 'a', path: '/tasks', order: 30, permission: 'tasks.read' }]),
    manifest('boards', [
      { label: 'b', path: '/boards', order: 20 },
      { label: 'c', path: '/secret', order: 10, permission: 'boards.secret' },
    ]),
  ];
  const shown = entriesFor(manifests, 'nav', (permission) => permission === 'tasks.read');
  expect(shown.map(({ feature, path }) => [feature, path])).toEqual([
    ['boards', '/boards'],
    ['tasks', '/tasks'],
  ]);
});

it('spells parameters as the router does', () => {
  expect(routerPath('/tasks/:id/files/:name')).toBe('/tasks/$id/files/$name');
  expect(routerPath('/tasks/$id')).toBe('/tasks/$id');
});
