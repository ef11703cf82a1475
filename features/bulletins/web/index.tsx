import { Icon } from '@luoshi/ui/icon.tsx';
import type { WebManifest } from '@luoshi/web-kit/manifest.ts';
import en from '../locales/en.json';
import zhCN from '../locales/zh-CN.json';

export const manifest: WebManifest = {
  feature: 'bulletins',
  routes: [
    { path: '/bulletins', gate: 'bulletins.read', page: () => import('./list-page.tsx') },
    { path: '/bulletins/new', gate: 'bulletins.write', page: () => import('./compose-page.tsx') },
    { path: '/bulletins/templates', gate: 'bulletins.write', page: () => import('./templates-page.tsx') },
    { path: '/bulletins/$id', gate: 'bulletins.read', page: () => import('./paper-page.tsx') },
  ],
  nav: [
    {
      label: 'web.nav.bulletins',
      path: '/bulletins',
      icon: <Icon name="bulletin" />,
      permission: 'bulletins.read',
      order: 80,
    },
  ],
  find: [
    {
      noun: 'web.nav.bulletins',
      address: (words) => `/bulletins?q=${encodeURIComponent(words)}`,
      permission: 'bulletins.read',
    },
  ],
  locales: { 'zh-CN': zhCN, en },
};
