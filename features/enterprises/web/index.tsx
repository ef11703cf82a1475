import { Icon } from '@luoshi/ui/icon.tsx';
import type { WebManifest } from '@luoshi/web-kit/manifest.ts';
import en from '../locales/en.json';
import zhCN from '../locales/zh-CN.json';

export const manifest: WebManifest = {
  feature: 'enterprises',
  routes: [
    { path: '/enterprises', gate: 'enterprises.read', page: () => import('./list-page.tsx') },
    { path: '/enterprises/new', gate: 'enterprises.edit', page: () => import('./new-page.tsx') },
    { path: '/enterprises/indicators', gate: 'enterprises.read', page: () => import('./indicators-page.tsx') },
    { path: '/enterprises/$id', gate: 'enterprises.read', page: () => import('./firm-page.tsx') },
    { path: '/enterprises/$id/edit', gate: 'enterprises.edit', page: () => import('./edit-page.tsx') },
  ],
  nav: [
    {
      label: 'web.nav.enterprises',
      path: '/enterprises',
      icon: <Icon name="enterprise" />,
      permission: 'enterprises.read',
      order: 70,
    },
  ],
  find: [
    {
      noun: 'web.nav.enterprises',
      address: (words) => `/enterprises?q=${encodeURIComponent(words)}`,
      permission: 'enterprises.read',
    },
  ],
  locales: { 'zh-CN': zhCN, en },
};
