import { Icon } from '@luoshi/ui/icon.tsx';
import type { WebManifest } from '@luoshi/web-kit/manifest.ts';
import en from '../locales/en.json';
import zhCN from '../locales/zh-CN.json';

export const manifest: WebManifest = {
  feature: 'documents',
  routes: [
    { path: '/documents', gate: 'documents.read', page: () => import('./list-page.tsx') },
    { path: '/documents/$id', gate: 'documents.read', page: () => import('./review-page.tsx') },
  ],
  nav: [
    {
      label: 'nav.documents',
      path: '/documents',
      icon: <Icon name="paper" />,
      permission: 'documents.read',
      order: 40,
    },
  ],
  find: [
    {
      noun: 'nav.documents',
      address: (words) => `/documents?q=${encodeURIComponent(words)}`,
      permission: 'documents.read',
    },
  ],
  locales: { 'zh-CN': zhCN, en },
};
