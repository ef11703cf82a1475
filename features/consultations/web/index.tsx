import { Icon } from '@luoshi/ui/icon.tsx';
import type { WebManifest } from '@luoshi/web-kit/manifest.ts';
import en from '../locales/en.json';
import zhCN from '../locales/zh-CN.json';

export const manifest: WebManifest = {
  feature: 'consultations',
  routes: [
    { path: '/consultations', gate: 'consultations.read', page: () => import('./queue-page.tsx') },
    { path: '/consultations/new', gate: 'consultations.raise', page: () => import('./raise-page.tsx') },
    { path: '/consultations/meetings', gate: 'consultations.read', page: () => import('./meetings-page.tsx') },
    { path: '/consultations/meetings/$id', gate: 'consultations.read', page: () => import('./meeting-page.tsx') },
    { path: '/consultations/stocktake', gate: 'consultations.read', page: () => import('./stocktake-page.tsx') },
    { path: '/consultations/$id', gate: 'consultations.read', page: () => import('./obstacle-page.tsx') },
  ],
  nav: [
    {
      label: 'nav.consultations',
      path: '/consultations',
      icon: <Icon name="talk" />,
      permission: 'consultations.read',
      order: 60,
    },
  ],
  find: [
    {
      noun: 'nav.consultations',
      address: (words) => `/consultations?q=${encodeURIComponent(words)}`,
      permission: 'consultations.read',
    },
  ],
  locales: { 'zh-CN': zhCN, en },
};
